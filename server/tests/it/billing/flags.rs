use super::{seen, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

async fn switch(world: &World, setting: &str) {
    let body = json!({"setting": setting});
    let done = world.ask(Method::PUT, "/api/v1/flags/ai_runs").by(ADMIN).json(&body).send().await;
    assert_eq!(done.status, 204, "{}", done.text());
}

async fn switch_for(world: &World, who: &str, setting: Value) {
    let path = format!("/api/v1/tenants/{}/flags/ai_runs", tenant_of(world, who).await);
    let done = world.ask(Method::PUT, &path).by(ADMIN).json(&json!({"setting": setting})).send().await;
    assert_eq!(done.status, 204, "{}", done.text());
}

async fn runs(world: &World, who: &str) -> u16 {
    world.get("/api/v1/executions").by(who).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_module_that_is_hidden_for_a_tenant_vanishes_from_menu_page_and_api_together() {
    let world = world().await;
    let cookie = world.cookie(CLIENT).await;
    let page = async |path: &str| world.get(path).header("cookie", &cookie).send().await;
    assert!(page("/client/files").await.text().contains("href=\"/client/runs\""));
    switch_for(&world, CLIENT, json!("hidden")).await;

    let refused = world.get("/api/v1/executions").by(CLIENT).send().await;
    assert_eq!(refused.refusal("REST"), (404, "feature_off".into()));
    let call = world.post("/api/fn/workspaces.executions").header("origin", "http://localhost:3000");
    let call = call.header("cookie", &cookie).form([("limit", "5")]).send().await;
    assert_eq!(call.refusal("server function"), (404, "feature_off".into()));
    assert!(!page("/client/files").await.text().contains("href=\"/client/runs\""), "the menu");
    assert_eq!(page("/client/runs").await.status, 404, "the page");
    assert_eq!(runs(&world, RIVAL).await, 200, "another tenant");
    switch_for(&world, CLIENT, json!("shown")).await;
    assert_eq!((runs(&world, CLIENT).await, page("/client/runs").await.status), (200, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_holds_for_everybody_gives_way_to_a_tenants_own_flag() {
    let world = world().await;
    switch(&world, "hidden").await;
    assert_eq!((runs(&world, CLIENT).await, runs(&world, RIVAL).await), (404, 404));
    switch_for(&world, CLIENT, json!("shown")).await;
    assert_eq!((runs(&world, CLIENT).await, runs(&world, RIVAL).await), (200, 404));
    let flags = seen(&world, ADMIN, "/api/v1/flags").await;
    let flags = flags["flags"].as_array().unwrap();
    let flag = flags.iter().find(|flag| flag["feature"] == "ai_runs").unwrap();
    assert_eq!((&flag["isOn"], &flag["overridden"]), (&json!(false), &json!(1)));
    assert_eq!(
        (&flag["overrides"][0]["tenantName"], &flag["overrides"][0]["isOn"]),
        (&json!("Aurora Foods"), &json!(true))
    );
    assert!(flags.iter().filter(|flag| flag["feature"] != "ai_runs").all(|flag| flag["isOn"] == true));
    switch_for(&world, CLIENT, Value::Null).await;
    assert_eq!(runs(&world, CLIENT).await, 404, "as for everybody again");
    switch(&world, "shown").await;
    assert_eq!((runs(&world, CLIENT).await, runs(&world, RIVAL).await), (200, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn flags_are_the_platforms() {
    let world = world().await;
    let body = json!({"setting": "shown"});
    let by = world.ask(Method::PUT, "/api/v1/flags/apps").by(OWNER).json(&body).send().await;
    assert_eq!(by.refusal("an owner"), (403, "permission_missing".into()));
    assert_eq!(world.get("/api/v1/flags").by(OWNER).send().await.status, 403);
    let unknown = world.ask(Method::PUT, "/api/v1/flags/teleport").by(ADMIN).json(&body).send().await;
    assert_eq!(unknown.status, 400, "{}", unknown.text());
}
