//! The rules that a tenant keeps: by whom they are set, and that what an AI sends outside waits where they say so.

use super::obedient::Obedient;
use super::{call, done, order, rules, teams, world};
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_are_set_by_whoever_keeps_them_and_read_by_everybody() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let first = world.get("/api/v1/agent/rules").by(CLIENT).send().await.json();
    assert_eq!((&first["rules"]["writes"], &first["mayChange"]), (&json!("ask"), &json!(false)), "{first}");
    let set = async |who: &str, rules: serde_json::Value| {
        world.ask(Method::PUT, "/api/v1/agent/rules").by(who).json(&json!({"rules": rules})).send().await
    };
    assert_eq!(set(CLIENT, json!({"writes": "run"})).await.status, 403);
    assert_eq!(set(OWNER, json!({"danger": "run"})).await.status, 400, "what does most harm is never done at once");
    let slip = json!({"exceptions": [{"operation": "tenancy.ad_team", "gate": "run"}]});
    assert_eq!(set(OWNER, slip).await.status, 400, "a rule about nothing");
    assert_eq!(set(OWNER, json!({"exceptions": [{"operation": "tenancy.*", "gate": "run"}]})).await.status, 204);
    let now = world.get("/api/v1/agent/rules").by(OWNER).send().await.json();
    assert_eq!((&now["rules"]["exceptions"][0]["gate"], &now["mayChange"]), (&json!("run"), &json!(true)), "{now}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_mail_address_outside_is_named_without_approval_where_the_rules_say_so() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"writes": "run", "outside": "ask", "domains": ["aurora.example"]})).await;
    let add = |name: &str| order("tenancy.add_team", &json!({"name": name}));
    let inside = done(&world, OWNER, &add("lina@aurora.example")).await;
    assert_eq!(call(&inside)["stage"], "made", "{inside}");
    let outside = done(&world, OWNER, &add("eve@evil.example")).await;
    assert_eq!((&call(&outside)["stage"], &call(&outside)["whyAsk"]), (&json!("waiting"), &json!("outside")));
    assert_eq!((teams(&world, "lina@aurora.example").await, teams(&world, "eve@evil.example").await), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_that_switches_its_agent_off_has_none() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"on": false})).await;
    let reply = world.post("/api/v1/errands").by(OWNER).json(&json!({"text": "Hello"})).send().await;
    assert_eq!(reply.refusal("off"), (403, "agent_is_off".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_sees_what_the_agent_can_do_for_them_and_what_becomes_of_it() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let tools = async |who: &str| {
        let reply = world.get("/api/v1/agent/tools").by(who).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    };
    let gate = |tools: &serde_json::Value, operation: &str| {
        let found = tools.as_array().expect("tools").iter().find(|tool| tool["operation"] == operation).cloned();
        found.map(|tool| tool["gate"].as_str().expect("a gate").to_owned())
    };
    let (owners, clients) = (tools(OWNER).await, tools(CLIENT).await);
    assert_eq!(gate(&owners, "tenancy.teams").as_deref(), Some("run"));
    assert_eq!(gate(&owners, "tenancy.add_team").as_deref(), Some("ask"));
    assert_eq!(gate(&clients, "tenancy.add_team"), None, "what they may not themselves isn't there");
    for operation in ["agent.approve_step", "agent.set_agent_rules", "identity.sign_in", "identity.create_api_key"] {
        assert_eq!(gate(&owners, operation), None, "{operation}");
    }
}
