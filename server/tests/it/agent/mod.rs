//! The agent: what it does, what waits for a person, and what nobody can have it do.

mod approvals;
mod built_in;
mod choosing;
mod errands;
mod followed;
mod injections;
mod kept;
mod obedient;
mod once;
mod rights;
mod rules;

use crate::support::World;
use crate::support::people::OWNER;
use domain::kernel::TenantId;
use http::Method;
use obedient::Obedient;
use serde_json::{Value, json};
use server::contexts::agent::AgentWorker;

/// The demo world in which Aurora's errands are planned by this model, and no worker.
async fn world(model: &Obedient) -> World {
    let world = World::queueing_with(&["--outgoing-private"]).await;
    add(&world, OWNER, model).await;
    world
}

/// Has somebody's tenant ask this model.
async fn add(world: &World, who: &str, model: &Obedient) {
    let provider = json!({
        "name": "Obedient", "kind": "openai", "baseUrl": format!("{}/v1", model.url), "apiKey": "sk-test",
        "models": [{
            "id": "obedient", "name": "Obedient", "contextTokens": 100_000,
            "promptPrice": 150_000, "completionPrice": 600_000
        }]
    });
    let reply = world.post("/api/v1/model-providers").by(who).json(&provider).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
}

/// Lets the agent work until nothing is left that it can do without a person.
async fn work(world: &World) {
    AgentWorker::new(world.gateway.clone()).drain().await.expect("the database is there");
}

/// Sends the agent and answers with the errand's id.
async fn send(world: &World, who: &str, text: &str) -> String {
    let body = json!({"text": text, "model": "obedient"});
    let reply = world.post("/api/v1/errands").by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// Sends the agent, and lets it work.
async fn done(world: &World, who: &str, text: &str) -> Value {
    let id = send(world, who, text).await;
    work(world).await;
    show(world, who, &id).await
}

/// The errand as somebody sees it.
async fn show(world: &World, who: &str, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/errands/{id}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// All calls of an errand, in order.
fn calls(errand: &Value) -> Vec<Value> {
    let turns = errand["turns"].as_array().expect("turns");
    turns.iter().flat_map(|turn| turn["calls"].as_array().expect("calls").clone()).collect()
}

/// The only call of an errand.
#[track_caller]
fn call(errand: &Value) -> Value {
    let calls = calls(errand);
    assert_eq!(calls.len(), 1, "{errand}");
    calls[0].clone()
}

/// What the model is told to call, in the words that it obeys.
fn order(operation: &str, arguments: &Value) -> String {
    format!("CALL {operation} {arguments} END")
}

/// Sets the rules of the agent in the owner's tenant; what isn't named is as at first.
async fn rules(world: &World, rules: Value) {
    let body = json!({"rules": rules});
    let reply = world.ask(Method::PUT, "/api/v1/agent/rules").by(OWNER).json(&body).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

/// Approves or declines a call.
async fn decide(world: &World, who: &str, errand: &str, decision: &str) -> u16 {
    let path = format!("/api/v1/errands/{errand}/calls/1/{decision}");
    world.post(&path).by(who).json(&json!({})).send().await.status
}

/// The tenant of somebody.
async fn tenant_of(world: &World, who: &str) -> TenantId {
    world.caller(who).await.actor.expect("a person").tenant_id
}

/// A number that a query answers.
async fn count(world: &World, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

/// A team of the owner's tenant, by its id.
async fn team(world: &World, who: &str, name: &str) -> String {
    let reply = world.post("/api/v1/teams").by(who).json(&json!({"name": name})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// How many teams of that name there are.
async fn teams(world: &World, name: &str) -> usize {
    let reply = world.get("/api/v1/teams?limit=200").by(OWNER).send().await.json();
    reply["data"].as_array().expect("rows").iter().filter(|row| row["name"] == name).count()
}
