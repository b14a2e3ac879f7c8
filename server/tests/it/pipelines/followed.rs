use super::{TEAM, edit, publish, published, run, shown, step, work};
use crate::support::World;
use crate::support::people::OWNER;
use serde_json::{Value, json};

/// What the second one takes isn't there unless a run begins with it.
const GREETING: &str = r#"
[[steps]]
id = "hello"
kind = "prompt"
text = "Hello"

[[steps]]
id = "tell"
kind = "prompt"
after = ["hello"]
text = "{{steps.hello.text}}, {{input.guest}}"
"#;

/// Two people are asked beside each other, and what needs only one of them is done meanwhile.
const BESIDE: &str = r#"
[[steps]]
id = "ask"
kind = "approval"
ask = "Shall it be?"
approvers = "writers"

[[steps]]
id = "beside"
kind = "prompt"
text = "Hello"

[[steps]]
id = "again"
kind = "approval"
after = ["beside"]
ask = "Shall it really be?"
approvers = "writers"

[[steps]]
id = "told"
kind = "prompt"
after = ["again"]
text = "It shall"

[[steps]]
id = "both"
kind = "prompt"
after = ["ask", "told"]
text = "Both of it"
"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_said_to_wait_although_another_branch_of_it_ended_after_the_wait_began() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, BESIDE).await;
    let begun = run(&world, OWNER, &id, json!({})).await;
    let listed = async |status: &str| -> Vec<Value> {
        let path = format!("/api/v1/pipeline-runs?pipelineId={id}&status={status}");
        let reply = world.get(&path).by(OWNER).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["data"].as_array().expect("runs").iter().map(|run| run["id"].clone()).collect()
    };
    let approve = async |step: &str| {
        let path = format!("/api/v1/pipeline-runs/{begun}/decisions");
        let body = json!({"step": step, "decision": "approve"});
        assert_eq!(world.post(&path).by(OWNER).json(&body).send().await.status, 204, "{step}");
    };
    assert_eq!(listed("running").await, [json!(begun)]);
    work(&world).await;
    let waits = shown(&world, OWNER, &begun).await;
    assert_eq!((&step(&waits, "beside")["status"], &waits["status"]), (&json!("done"), &json!("waiting")), "{waits}");
    assert_eq!((listed("waiting").await, listed("running").await), (vec![json!(begun)], Vec::new()));

    approve("again").await;
    assert_eq!(shown(&world, OWNER, &begun).await["status"], "running", "what was approved leads on");
    work(&world).await;
    let waits = shown(&world, OWNER, &begun).await;
    assert_eq!((&step(&waits, "told")["status"], &waits["status"]), (&json!("done"), &json!("waiting")), "{waits}");

    approve("ask").await;
    work(&world).await;
    assert_eq!((listed("done").await, listed("waiting").await), (vec![json!(begun)], Vec::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_failed_step_is_opened_with_its_error_and_its_time_and_the_run_goes_on_from_there() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, GREETING).await;
    let begun = run(&world, OWNER, &id, json!({})).await;
    work(&world).await;
    let failed = shown(&world, OWNER, &begun).await;
    let told = step(&failed, "tell");
    assert_eq!(
        (&failed["status"], &told["status"], &told["attempts"]),
        (&json!("failed"), &json!("failed"), &json!(1))
    );
    assert!(told["errorText"].as_str().is_some_and(|text| text.starts_with("input.guest stands for")), "{told}");
    assert!(told["tookMs"].is_u64() && step(&failed, "hello")["tookMs"].is_u64(), "{failed}");
    let cookie = world.cookie(OWNER).await;
    let page = async || {
        let path = format!("/client/pipelines/runs/{begun}");
        let reply = world.get(&path).header("cookie", &cookie).header("accept", "text/html").send().await;
        assert_eq!(reply.status, 200, "{path}");
        reply.main_part()
    };
    let main = page().await;
    for told in ["data-step-status=\"failed\"", "input.guest stands for nothing", " s<", "Go on from there"] {
        assert!(main.contains(told), "{told} in {main}");
    }

    assert_eq!(edit(&world, OWNER, &id, &GREETING.replace("{{input.guest}}", "you")).await.status, 204);
    publish(&world, OWNER, &id).await;
    let resume = world.post(&format!("/api/v1/pipeline-runs/{begun}/resume")).by(OWNER);
    assert_eq!(resume.json(&json!({"newest": true})).send().await.status, 204);
    work(&world).await;
    let done = shown(&world, OWNER, &begun).await;
    assert_eq!(step(&done, "tell")["output"], json!({"text": "Hello, you"}).to_string(), "{done}");
    assert_eq!(step(&done, "hello"), step(&failed, "hello"), "what was done is as it was");
    assert!(page().await.contains("data-run-status=\"done\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_step_has_done_is_followed_back_to_whoever_began_its_run() {
    let world = World::queueing().await;
    let id = published(&world, OWNER, TEAM).await;
    run(&world, OWNER, &id, json!({"name": "Blue"})).await;
    work(&world).await;
    let get = async |path: &str| -> Value {
        let reply = world.get(path).by(OWNER).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    };
    let entry = get("/api/v1/audit-logs?what=TeamAdded").await["data"][0].clone();
    assert_eq!(entry["door"], "pipeline", "{entry}");
    let story = get(&format!("/api/v1/audit-logs/{}", entry["id"].as_str().expect("an id"))).await;
    let steps = story["steps"].as_array().expect("steps");
    let whats: Vec<&str> = steps.iter().filter_map(|step| step["row"]["what"].as_str()).collect();
    assert_eq!(whats.iter().filter(|what| **what == "TeamAdded").count(), 1, "{whats:?}");
    assert_eq!((whats.first(), whats.last()), (Some(&"PipelineRunBegun"), Some(&"PipelineRunEnded")), "{whats:?}");
    assert_eq!(steps[0]["row"]["door"], "rest", "whoever began it did so here: {story}");
}
