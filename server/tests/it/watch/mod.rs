//! What goes wrong and how fast it is, as those who run the platform see it (checklist OBS-06, OBS-08, RPT-17).

mod comes_back;
mod counted;
mod defects;
mod speed;
mod toys;

use crate::support::people::ADMIN;
use crate::support::{Reply, World};
use serde_json::{Value, json};
use server::contexts::platform::write_watch;

/// Writes down what waits.
async fn write_down(world: &World) {
    write_watch(world.gateway.services()).await.expect("it is written");
}

/// What an admin asks.
async fn asked(world: &World, path: &str) -> Value {
    let reply = world.get(&format!("/api/v1/platform{path}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// The defects of a list.
async fn defects(world: &World, query: &str) -> Vec<Value> {
    asked(world, &format!("/defects{query}")).await["data"].as_array().cloned().expect("rows")
}

/// The release that a world runs.
fn release(world: &World) -> String {
    world.gateway.services().defects.release().to_owned()
}

/// What a browser tells of an error with this message.
fn report(world: &World, message: &str) -> Value {
    json!({"kind": "error", "message": message, "place": null, "release": release(world), "page": "/pricing",
           "stack": "TypeError: it\n    at open (http://localhost:3000/pkg/ab12/portico.js?who=lina:10:7)"})
}

/// Tells it as nobody.
async fn tell(world: &World, report: &Value) -> Reply {
    world.post("/api/v1/platform/defects").json(report).send().await
}

/// A number that a statement counts.
async fn count(world: &World, statement: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(statement.to_owned()))
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a count")
}
