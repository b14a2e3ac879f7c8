//! What tests about rules and budgets of workspaces share. The tests are in the files beside it.

use crate::support::people::OWNER;
use crate::support::{Reply, World};
use domain::kernel::{PersonId, TenantId};
use http::Method;
use serde_json::{Value, json};

/// The tenant of Aurora's people; its main workspace bears the same id.
pub async fn tenant(world: &World) -> TenantId {
    world.caller(OWNER).await.actor.expect("the owner").tenant_id
}

/// Who somebody of the demo world is.
pub async fn person(world: &World, email: &str) -> PersonId {
    world.caller(email).await.actor.expect("somebody").person_id
}

/// Says how much may be used in the main workspace.
pub async fn budgets(world: &World, budgets: Value) {
    put(world, "budgets", json!({"budgets": budgets})).await;
}

/// Says what may go to models in the main workspace.
pub async fn safety(world: &World, safety: Value) {
    put(world, "safety", json!({"safety": safety})).await;
}

async fn put(world: &World, what: &str, body: Value) {
    let path = format!("/api/v1/workspaces/{}/{what}", tenant(world).await);
    let reply = world.ask(Method::PUT, &path).by(OWNER).json(&body).send().await;
    assert!(reply.status < 300, "{path}: {}", reply.text());
}

/// A budget of so many tokens a day.
pub fn a_day(number: u128, of: Value, tokens: u64) -> Value {
    json!({"id": uuid::Uuid::from_u128(number), "of": of, "period": "day", "tokens": tokens})
}

/// Asks for a run and answers with what came back.
pub async fn ask(world: &World, who: &str, prompt: &str, max_tokens: u32) -> Reply {
    let body = json!({"prompt": prompt, "maxTokens": max_tokens});
    world.post("/api/v1/executions").by(who).json(&body).send().await
}

/// The figures of use in all workspaces of Aurora in so many days, told apart by people.
pub async fn usage(world: &World, days: u16) -> Value {
    usage_by(world, days, "person").await
}

/// The same, told apart as is said.
pub async fn usage_by(world: &World, days: u16, by: &str) -> Value {
    let reply = world.get(&format!("/api/v1/model-usage?days={days}&by={by}")).by(OWNER).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// A number of an answer.
pub fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))
}
