//! Workspaces as people make and keep them: who works in one, with which models, under which rules, for how long.

mod members;
mod retention;
mod rules;
mod settings;

use crate::support::people::OWNER;
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

/// Asks with a body.
async fn send(world: &World, method: Method, path: &str, who: &str, body: &Value) -> Reply {
    world.ask(method, &format!("/api/v1{path}")).by(who).json(body).send().await
}

/// What a question answers.
async fn get(world: &World, path: &str, who: &str) -> Value {
    let reply = look(world, path, who).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

async fn look(world: &World, path: &str, who: &str) -> Reply {
    world.get(&format!("/api/v1{path}")).by(who).send().await
}

/// A workspace that Aurora's owner makes, into which nobody else is let.
async fn made(world: &World, name: &str) -> String {
    let reply = send(world, Method::POST, "/workspaces", OWNER, &json!({"name": name})).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// Somebody's tenant, whose main workspace bears its id.
async fn tenant(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").tenant_id.to_string()
}

/// The id of somebody of the demo world.
async fn person(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").person_id.to_string()
}
