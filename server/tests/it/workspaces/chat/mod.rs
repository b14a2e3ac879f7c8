//! Conversations: branches, what goes along, who reads them.

mod branches;
mod goes_along;
mod kept;
mod shared;

use super::{ENDED, until};
use crate::support::people::CLIENT;
use crate::support::{Reply, World};
use serde_json::{Value, json};

const THREADS: &str = "/api/v1/threads";

/// Begins a conversation of Aurora's client; the thread's id and the run's.
async fn begin(world: &World, text: &str) -> (String, String) {
    let reply = world.post(THREADS).by(CLIENT).json(&json!({"text": text})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    assert_eq!(made["turn"], 1);
    (word(&made["id"]), word(&made["execution"]))
}

async fn ask(world: &World, thread: &str, body: &Value) -> Reply {
    world.post(&format!("{THREADS}/{thread}/turns")).by(CLIENT).json(body).send().await
}

/// Asks after a turn and ends the run at once, without a model; the number of the turn.
async fn asked(world: &World, thread: &str, body: &Value) -> u64 {
    let reply = ask(world, thread, body).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    cancel(world, &word(&made["execution"])).await;
    made["turn"].as_u64().expect("a number")
}

async fn cancel(world: &World, run: &str) {
    let reply = world.post(&format!("/api/v1/executions/{run}/cancel")).by(CLIENT).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

/// The conversation as somebody reads it.
async fn read(world: &World, who: &str, thread: &str, query: &str) -> Value {
    let reply = world.get(&format!("{THREADS}/{thread}{query}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{who}: {}", reply.text());
    reply.json()
}

/// The numbers of the turns that are read together.
async fn path(world: &World, thread: &str, query: &str) -> Vec<u64> {
    let detail = read(world, CLIENT, thread, query).await;
    let turns = detail["path"].as_array().expect("turns");
    turns.iter().map(|turn| turn["turn"].as_u64().expect("a number")).collect()
}

/// The ids of a list.
async fn list(world: &World, who: &str, query: &str) -> Vec<String> {
    let reply = world.get(&format!("{THREADS}{query}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().expect("rows").iter().map(|row| word(&row["id"])).collect()
}

async fn answered(world: &World, run: &str) -> Value {
    let run = until(world, run, ENDED).await;
    assert_eq!(run["status"], "done", "{run}");
    run
}

fn word(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
