use super::{get, made, person, send, tenant};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_model_that_a_workspace_does_not_allow_is_gone_for_its_members_and_refused() {
    let world = World::queueing().await;
    let main = tenant(&world, OWNER).await;
    let (models, path) = (format!("/workspaces/{main}/models"), format!("/workspaces/{main}"));
    let offered = get(&world, &models, CLIENT).await;
    let model = offered[0]["id"].as_str().expect("a model").to_owned();
    let unknown = send(&world, Method::PUT, &models, OWNER, &json!({"models": ["gpt-9"]})).await;
    assert_eq!(unknown.faults(), [("models".into(), "model_unknown".into())]);
    assert_eq!(send(&world, Method::PUT, &models, OWNER, &json!({"models": [model]})).await.status, 204);
    assert_eq!(get(&world, &path, CLIENT).await["models"], json!([model]));
    let run = json!({"prompt": "Name a spice.", "model": model});
    assert_eq!(send(&world, Method::POST, "/executions", CLIENT, &run).await.status, 201);

    // A model that was allowed and whose service is gone: the one that is left isn't allowed.
    sqlx::query("update workspaces.workspaces set models = '{bygone}' where id = $1::uuid")
        .bind(&main)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("a row");
    assert_eq!(get(&world, &models, CLIENT).await, json!([]));
    let refused = send(&world, Method::POST, "/executions", CLIENT, &run).await;
    assert_eq!(refused.faults(), [("model".into(), "model_not_allowed".into())]);
    let elsewhere = made(&world, "Any model").await;
    let run = json!({"prompt": "Name a spice.", "model": model, "workspaceId": elsewhere});
    assert_eq!(send(&world, Method::POST, "/executions", OWNER, &run).await.status, 201);
    assert_eq!(send(&world, Method::PUT, &models, OWNER, &json!({"models": null})).await.status, 204);
    assert_eq!(get(&world, &models, CLIENT).await.as_array().map(Vec::len), offered.as_array().map(Vec::len));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_policy_and_budgets_are_kept_as_they_were_set() {
    let world = World::demo().await;
    let id = made(&world, "Complaints").await;
    let path = format!("/workspaces/{id}");
    let safety = json!({"safety": {"inputChars": 500, "pii": [{"kind": "email", "action": "mask"}], "outputPii": true,
        "forbidden": ["Quillwort"], "refusal": "Not here."}});
    assert_eq!(send(&world, Method::PUT, &format!("{path}/safety"), OWNER, &safety).await.status, 204);
    let wrong = json!({"safety": {"inputChars": 0}});
    let refused = send(&world, Method::PUT, &format!("{path}/safety"), OWNER, &wrong).await;
    assert_eq!(refused.faults(), [("safety.inputChars".into(), "too_small".into())]);
    let lina = person(&world, CLIENT).await;
    let of_lina = json!({"of": {"kind": "person", "id": lina}, "period": "month", "tokens": 5_000});
    let budget = send(&world, Method::POST, &format!("{path}/budgets"), OWNER, &of_lina).await;
    assert_eq!(budget.status, 201, "{}", budget.text());
    let nothing = json!({"of": {"kind": "workspace"}, "period": "day"});
    let nothing = send(&world, Method::POST, &format!("{path}/budgets"), OWNER, &nothing).await;
    assert_eq!(nothing.faults(), [("tokens".into(), "required".into())]);

    let shown = get(&world, &path, OWNER).await;
    assert_eq!(shown["safety"], safety["safety"]);
    let budget = budget.json()["id"].clone();
    assert_eq!((&shown["budgets"][0]["id"], &shown["budgets"][0]["of"]["id"]), (&budget, &json!(lina)));
    let place = format!("{path}/budgets/{}", budget.as_str().expect("an id"));
    assert_eq!(send(&world, Method::DELETE, &place, OWNER, &json!({})).await.status, 204);
    assert_eq!(send(&world, Method::DELETE, &place, OWNER, &json!({})).await.status, 404);
    assert_eq!(get(&world, &path, OWNER).await["budgets"], json!([]));
}
