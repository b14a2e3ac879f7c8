use super::{PIPELINES, TEAM, created, edit, published, run, shown, step, teams, work};
use crate::support::World;
use crate::support::people::{AGENCY, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;

/// A step that waits for somebody.
const ASKING: &str = r#"
[[steps]]
id = "ask"
kind = "approval"
ask = "Shall it be {{input.name}}?"
approvers = "writers"

[[steps]]
id = "told"
kind = "prompt"
after = ["ask"]
text = "yes: {{steps.ask.note}}"
"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_somebody_may_not_do_is_refused_when_a_pipeline_is_saved_and_when_it_is_run() {
    let world = World::queueing().await;
    let id = created(&world, OWNER, TEAM).await;
    let forbidden = TEAM.replace("tenancy.add_team", "tenancy.create_tenant");
    let saved = edit(&world, OWNER, &id, &forbidden).await;
    let not_allowed = [("steps.team.operation".to_owned(), "operation_not_allowed".to_owned())];
    assert_eq!(saved.faults(), not_allowed, "no client opens tenants");
    let unknown = edit(&world, OWNER, &id, &TEAM.replace("tenancy.add_team", "tenancy.conjure")).await;
    assert_eq!(unknown.faults(), [("steps.team.operation".into(), "operation_unknown".into())]);
    super::publish(&world, OWNER, &id).await;
    // The colleague may run pipelines, and not make teams.
    let body = json!({"input": "{\"name\": \"Blue\"}"});
    let refused = world.post(&format!("{PIPELINES}/{id}/runs")).by(CLIENT).json(&body).send().await;
    assert_eq!(refused.faults(), not_allowed);
    work(&world).await;
    assert_eq!(teams(&world).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_right_that_is_gone_when_the_step_comes_is_refused_there() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    let begun = run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    let gone = "update tenancy.tenants set status = 'suspended' where name = 'Aurora Foods'";
    sqlx::query(gone).execute(&mut world.as_superuser().await).await.expect("nobody there may do anything");
    work(&world).await;
    assert_eq!(teams(&world).await, 0);
    let status: String = sqlx::query_scalar("select status from pipelines.pipeline_runs where id = $1::uuid")
        .bind(&begun)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the run");
    assert_eq!(status, "failed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_step_waits_for_those_whom_it_names_and_goes_on_with_their_word() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, ASKING).await;
    let begun = run(&world, CLIENT, &id, json!({"name": "Blue"})).await;
    work(&world).await;
    let path = format!("/api/v1/pipeline-runs/{begun}/decisions");
    let approve = json!({"step": "ask", "decision": "approve", "note": "Fine"});
    let waits = shown(&world, CLIENT, &begun).await;
    assert_eq!((&waits["status"], &step(&waits, "ask")["mayDecide"]), (&json!("waiting"), &json!(false)), "{waits}");
    assert_eq!(world.post(&path).by(CLIENT).json(&approve).send().await.status, 403);
    assert_eq!(step(&shown(&world, OWNER, &begun).await, "ask")["mayDecide"], true);
    let page = async |who: &str| {
        let (path, cookie) = (format!("/client/pipelines/runs/{begun}"), world.cookie(who).await);
        world.get(&path).header("cookie", &cookie).header("accept", "text/html").send().await.main_part()
    };
    let main = page(OWNER).await;
    let place = |of: &str| main.find(of).unwrap_or_else(|| panic!("{of} in {main}"));
    assert!(place("data-asked=\"ask\"") < place("flow-steps"), "what is to be decided comes first");
    assert!(!page(CLIENT).await.contains("data-asked"), "others aren't asked");
    assert_eq!(world.post(&path).by(OWNER).json(&approve).send().await.status, 204);
    work(&world).await;
    let done = shown(&world, CLIENT, &begun).await;
    assert_eq!(step(&done, "told")["output"], json!({"text": "yes: Fine"}).to_string(), "{done}");
    assert_eq!(world.post(&path).by(OWNER).json(&approve).send().await.status, 409, "once");
    let other = run(&world, CLIENT, &id, json!({"name": "Red"})).await;
    work(&world).await;
    let decline = json!({"step": "ask", "decision": "decline"});
    let path = format!("/api/v1/pipeline-runs/{other}/decisions");
    assert_eq!(world.post(&path).by(OWNER).json(&decline).send().await.status, 204);
    let declined = shown(&world, OWNER, &other).await;
    assert_eq!((&declined["status"], &step(&declined, "ask")["error"]), (&json!("failed"), &json!("step_declined")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenants_pipelines_and_runs_are_not_there() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    let begun = run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    for path in [format!("{PIPELINES}/{id}"), format!("/api/v1/pipeline-runs/{begun}")] {
        assert_eq!(world.get(&path).by(RIVAL).send().await.status, 404, "{path}");
    }
    let list = world.get(PIPELINES).by(RIVAL).send().await.json();
    assert_eq!(list["data"], json!([]));
    let edited =
        world.ask(Method::PUT, &format!("{PIPELINES}/{id}")).by(AGENCY).json(&json!({"name": "Mine"})).send().await;
    assert_eq!(edited.status, 404);
    assert_eq!(edit(&world, CLIENT, &id, TEAM).await.status, 403, "readers don't write");
}
