//! Streams of what changes: what is told, to whom, and that nothing is missed.

mod ear;
mod ends;
mod missed;
mod processes;
mod told;

pub use ear::Ear;

use crate::support::World;
use crate::support::people::OWNER;
use serde_json::json;

/// A team of Aurora's owner; its id.
pub async fn team(world: &World, name: &str) -> String {
    let reply = world.post("/api/v1/teams").by(OWNER).json(&json!({"name": name})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// A secret of Aurora's owner; its id.
async fn secret(world: &World, name: &str) -> String {
    let reply = world.post("/api/v1/secrets").by(OWNER).json(&json!({"name": name, "value": "salt"})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}
