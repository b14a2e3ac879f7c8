//! Templates of prompts: written and published by some, offered to others, filled in and run.

mod catalogue;
mod history;
mod offers;
mod runs;
mod schedules;
mod stock;
mod versions;

use crate::support::World;
use http::Method;
use serde_json::{Value, json};

const AUTHORED: &str = "/api/v1/authored-templates";

/// A template whose only version says `text`, for its author's whole tenant.
pub async fn published(world: &World, who: &str, name: &str) -> String {
    let id = begun(world, who, name).await;
    write(world, who, &id, "Reply to {{name}}.").await;
    assert_eq!(publish(world, who, &id, Some("production")).await, 1);
    offer(world, who, &id, json!({"audience": "own"})).await;
    id
}

async fn begun(world: &World, who: &str, name: &str) -> String {
    let body = json!({"name": name, "summary": "For a try.", "industry": "general", "purpose": "drafting"});
    let reply = world.post(AUTHORED).by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// A draft with one variable, `name`.
fn draft(text: &str) -> Value {
    json!({
        "name": "A reply", "summary": "For a try.", "industry": "general", "purpose": "drafting", "text": text,
        "variables": [{"name": "name", "label": "Who", "kind": "text", "required": true, "example": "Noor"}],
        "method": {"kind": "generate"}, "maxTokens": 16, "temperature": 0.0, "expects": "A short reply.",
    })
}

/// Writes the draft anew, and keeps the template's name.
async fn write(world: &World, who: &str, id: &str, text: &str) {
    let mut body = draft(text);
    body["name"] = shown(world, who, id).await["name"].clone();
    let reply = world.ask(Method::PUT, &format!("{AUTHORED}/{id}")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

async fn publish(world: &World, who: &str, id: &str, label: Option<&str>) -> u64 {
    let body = json!({"notes": "Another one.", "label": label, "why": "Read by two of us."});
    let reply = world.post(&format!("{AUTHORED}/{id}/versions")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["version"].as_u64().expect("a number")
}

async fn offer(world: &World, who: &str, id: &str, body: Value) {
    let reply = world.ask(Method::PUT, &format!("{AUTHORED}/{id}/audience")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

async fn move_label(world: &World, who: &str, id: &str, version: u64, why: &str) -> u16 {
    let path = format!("{AUTHORED}/{id}/labels/production");
    let body = json!({"version": version, "why": why});
    world.ask(Method::PUT, &path).by(who).json(&body).send().await.status
}

/// What its authors see.
async fn shown(world: &World, who: &str, id: &str) -> Value {
    let reply = world.get(&format!("{AUTHORED}/{id}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// The names of what somebody finds in the catalogue.
async fn names(world: &World, who: &str, query: &str) -> Vec<String> {
    let reply = world.get(&format!("/api/v1/templates{query}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let rows = reply.json()["data"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}
