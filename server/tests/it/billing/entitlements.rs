use super::{params, plan, put, world};
use crate::support::people::{CLIENT, OWNER, RIVAL};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_the_plan_hasnt_is_refused_on_every_door_with_the_way_out() {
    let world = world().await;
    plan(&world, "files-only", &["files"], json!({})).await;
    assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.status, 200, "product A and B");
    put(&world, CLIENT, "files-only").await;

    let refused = world.get("/api/v1/executions").by(CLIENT).send().await;
    assert_eq!(refused.refusal("REST"), (403, "not_entitled".into()));
    let told = params(&refused);
    let expected = json!({"feature": "ai_runs", "plan": "FILES-ONLY", "upgrade": "/client/plan"});
    assert_eq!(told, expected);
    let cookie = world.cookie(CLIENT).await;
    let call = world.post("/api/fn/workspaces.executions").header("origin", "http://localhost:3000");
    let refused = call.header("cookie", &cookie).form([("limit", "5")]).send().await;
    assert_eq!(refused.refusal("server function"), (403, "not_entitled".into()));
    let chat = json!({"model": "any", "messages": [{"role": "user", "content": "Hello"}]});
    let chat = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&chat).send().await;
    assert_eq!(chat.status, 403, "the OpenAI-style door: {}", chat.text());
    assert_eq!(world.get("/api/v1/files").by(CLIENT).send().await.status, 200, "product A stays");
    assert_eq!(world.get("/api/v1/executions").by(RIVAL).send().await.status, 200, "another tenant's plan is its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_of_what_the_plan_hasnt_leaves_the_menu_and_offers_the_plan() {
    let world = world().await;
    plan(&world, "files-only", &["files"], json!({})).await;
    put(&world, CLIENT, "files-only").await;
    let cookie = world.cookie(CLIENT).await;
    let page = async |path: &str| world.get(path).header("cookie", &cookie).send().await;
    let home = page("/client").await;
    assert_eq!(home.status, 200);
    let home = home.text();
    assert!(home.contains("href=\"/client/plan\"") && home.contains("data-limit=\"seats\""), "the plan's part stays");
    for gone in
        ["href=\"/client/runs\"", "href=\"/client/usage\"", "href=\"/client/chat\"", "href=\"/client/templates\""]
    {
        assert!(!home.contains(gone), "the home leads to what there is: {gone}");
    }
    let files = page("/client/files").await.text();
    assert!(!files.contains("href=\"/client/runs\""), "the menu names what there is");
    assert!(files.contains("href=\"/client/files\"") && files.contains("href=\"/client/plan\""));
    let runs = page("/client/runs").await;
    assert!(runs.text().contains("href=\"/client/plan\"") && runs.text().contains("data-offer=\"ai_runs\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_of_a_tenant_is_bound_by_its_plan_too() {
    let world = world().await;
    plan(&world, "files-only", &["files", "api_keys"], json!({"requestsPerMinute": 1_000})).await;
    let body = json!({"name": "Import", "scopes": ["read:executions", "read:files"]});
    let (_, key) = crate::identity::keys::key_of(&world, OWNER, &body).await;
    let ask = async |path: &str| world.get(path).bearer(&key).send().await;
    assert_eq!(ask("/api/v1/executions").await.status, 200);
    put(&world, OWNER, "files-only").await;
    assert_eq!(ask("/api/v1/executions").await.refusal("a key"), (403, "not_entitled".into()));
    assert_eq!(ask("/api/v1/files").await.status, 200);
}
