//! Plans and what follows from them, through the doors that people and programs use.

mod changes;
mod entitlements;
mod flags;
mod limits;
mod offers;
mod trial;
mod usage;

use crate::support::people::ADMIN;
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

/// The world in which plans bound a tenant's calls, as they do outside of tests.
async fn world() -> World {
    World::demo_with(&["--limit-tenant", "plan"]).await
}

async fn tenant_of(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").tenant_id.to_string()
}

/// Makes a plan with these limits and features.
pub async fn plan(world: &World, code: &str, features: &[&str], limits: Value) {
    let body = json!({"code": code, "name": code.to_uppercase(), "features": features, "limits": limits});
    let made = world.post("/api/v1/plans").by(ADMIN).json(&body).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(made.json()["id"], code);
}

/// Puts the tenant of somebody on a plan.
pub async fn put(world: &World, who: &str, code: &str) {
    let done = put_as(world, ADMIN, who, &json!({"plan": code})).await;
    assert_eq!(done.status, 204, "{}", done.text());
}

async fn put_as(world: &World, by: &str, who: &str, body: &Value) -> Reply {
    let path = format!("/api/v1/tenants/{}/plan", tenant_of(world, who).await);
    world.ask(Method::PUT, &path).by(by).json(body).send().await
}

/// What stands at a path, for somebody who may see it.
async fn seen(world: &World, who: &str, path: &str) -> Value {
    let reply = world.get(path).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// One limit of somebody's own plan.
pub async fn limit(world: &World, who: &str, kind: &str) -> Value {
    let standing = seen(world, who, "/api/v1/plan").await;
    let limits = standing["limits"].as_array().expect("limits");
    limits.iter().find(|limit| limit["kind"] == kind).expect("every kind").clone()
}

/// What a refusal says beside its code.
fn params(reply: &Reply) -> Value {
    reply.json()["error"]["params"].clone()
}
