//! A tenant's own house: settings, secrets, looks, wordings, profile, and how its people are divided.

mod brand;
mod departments;
mod members;
mod profile;
mod retention;
mod secrets;
mod settings;
mod teams;
mod wordings;

use crate::support::{Reply, World};
use http::Method;
use serde_json::Value;

/// Asks with a body.
async fn send(world: &World, method: Method, path: &str, who: &str, body: &Value) -> Reply {
    world.ask(method, &format!("/api/v1{path}")).by(who).json(body).send().await
}

/// What a question answers.
async fn get(world: &World, path: &str, who: &str) -> Value {
    let reply = world.get(&format!("/api/v1{path}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// Makes something and answers with its id.
async fn made(world: &World, path: &str, who: &str, body: &Value) -> String {
    let reply = send(world, Method::POST, path, who, body).await;
    assert_eq!(reply.status, 201, "{path}: {}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// The id of somebody of the demo world.
async fn person(world: &World, email: &str) -> String {
    world.caller(email).await.actor.expect("a person").person_id.to_string()
}
