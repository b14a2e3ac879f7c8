//! Runs of a real model, from the queue to the answer, on every door that they are asked for.

mod as_of;
mod at_birth;
mod budgets;
mod cancel;
mod chat;
mod embeddings;
mod ends;
mod filters;
mod guard;
mod heard;
mod manage;
mod masked;
mod methods;
mod openai;
mod ruled;
mod rules;
mod runs;
mod stream;
mod talk;
mod usage;

use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::{Value, json};
use std::time::Duration;

/// Starts a run of Aurora's client and answers with its id.
async fn start(world: &World, prompt: &str, max_tokens: u32) -> String {
    let body = json!({"prompt": prompt, "maxTokens": max_tokens});
    let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

async fn show(world: &World, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/executions/{id}")).by(CLIENT).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// Lets every worker's lease run out, as thirty silent seconds do.
async fn expire(world: &World) {
    sqlx::raw_sql("update workspaces.execution_progress set leased_until = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("the lease runs out");
}

/// The run as soon as it is in one of these states.
async fn until(world: &World, id: &str, statuses: &[&str]) -> Value {
    for _ in 0..1_500 {
        let run = show(world, id).await;
        if statuses.iter().any(|status| run["status"] == *status) {
            return run;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{id} is never {statuses:?}: {}", show(world, id).await);
}

const ENDED: &[&str] = &["done", "failed", "cancelled", "refused"];
