//! Runs that a rule of the workspace stops (checklist AIW-12, AIW-14).

use super::ruled::safety;
use super::{ENDED, show, start, until};
use crate::support::World;
use crate::support::people::CLIENT;
use domain::workspaces::SafetyPolicy;
use serde_json::{Value, json};

/// Sets rules for the main workspace of the client's tenant.
async fn rule(world: &World, rules: SafetyPolicy) {
    safety(world, json!(rules)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rule_stops_a_run_before_a_model_has_seen_it() {
    let mut world = World::queueing().await;
    let refusal = Some("Not in this house.".to_owned());
    rule(&world, SafetyPolicy { forbidden: vec!["project falcon".into()], refusal, ..SafetyPolicy::default() }).await;
    let id = start(&world, "What is Project Falcon?", 8).await;
    world.work();
    let run = show(&world, &id).await;
    assert_eq!((&run["status"], &run["answer"]), (&json!("refused"), &json!("Not in this house.")));
    assert_eq!(run["findings"][0]["rule"], "forbidden");
    assert_eq!((&run["attempts"], &run["costMicros"]), (&json!(0), &json!(0)));
    let other = start(&world, "Name a spice.", 4).await;
    assert_eq!(until(&world, &other, ENDED).await["status"], "done", "others go on");
    assert_eq!(show(&world, &id).await["attempts"], 0, "no worker took it up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stock_client_hears_of_the_rule_as_the_protocol_has_it() {
    let world = World::queueing().await;
    rule(&world, SafetyPolicy { forbidden: vec!["project falcon".into()], ..SafetyPolicy::default() }).await;
    let body = json!({"messages": [{"role": "user", "content": "What is Project Falcon?"}]});
    let reply = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let choice = reply.json()["choices"][0].clone();
    assert_eq!(choice["finish_reason"], "content_filter");
    assert!(choice["message"]["refusal"].as_str().is_some_and(|said| said.contains(' ')), "{choice}");
    assert_eq!(reply.json()["usage"]["total_tokens"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_a_rule_keeps_back_is_shown_to_nobody_and_paid_for() {
    let world = World::answering().await;
    rule(&world, SafetyPolicy { forbidden: vec!["paris".into()], ..SafetyPolicy::default() }).await;
    let id = start(&world, "What is the capital of France?", 24).await;
    let run = until(&world, &id, ENDED).await;
    assert_eq!(run["status"], "refused", "{run}");
    assert!(!run["answer"].as_str().expect("text").to_lowercase().contains("paris"), "{run}");
    assert!(run["completionTokens"].as_u64() > Some(0), "a model has worked: {run}");
    let events = world.get(&format!("/api/v1/executions/{id}/events")).by(CLIENT).send().await.events();
    let item: Value = serde_json::from_str(&events[0]).expect("JSON");
    assert!(!item["added"].as_str().expect("text").to_lowercase().contains("paris"), "{item}");
}
