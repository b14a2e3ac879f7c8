use super::names;
use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_tenant_begins_with_a_dozen_templates_and_another_start_adds_none() {
    let world = World::demo().await;
    let before = names(&world, CLIENT, "?limit=200").await;
    assert!(before.len() >= 12, "{before:?}");
    server::contexts::templates::bring_in(world.gateway.services()).await.expect("again");
    assert_eq!(names(&world, CLIENT, "?limit=200").await, before);
    let built_in = |list: &Value| {
        let rows = list["data"].as_array().cloned().unwrap_or_default();
        rows.into_iter().filter(|row| row["origin"] == "built_in").collect::<Vec<_>>()
    };
    let theirs = world.get("/api/v1/templates?limit=200").by(RIVAL).send().await.json();
    let ours = world.get("/api/v1/templates?limit=200").by(CLIENT).send().await.json();
    assert_eq!(built_in(&theirs), built_in(&ours), "the same for everybody");
    assert!(built_in(&ours).iter().all(|row| row["version"] == 1), "nothing was published twice");
}

/// Runs the example of a built-in template as it stands; answers with the run when it has ended.
async fn example_run(world: &World, name: &str) -> Value {
    let list = world.get("/api/v1/templates?limit=200").by(CLIENT).send().await.json();
    let rows = list["data"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("no {name}"));
    let id = row["id"].as_str().expect("an id");
    let shown = world.get(&format!("/api/v1/templates/{id}")).by(CLIENT).send().await.json();
    let variables = shown["content"]["variables"].as_array().expect("variables");
    let values: Vec<Value> = variables.iter().map(|it| json!({"name": it["name"], "value": it["example"]})).collect();
    let path = format!("/api/v1/templates/{id}/runs");
    let started = world.post(&path).by(CLIENT).json(&json!({"values": values})).send().await;
    assert_eq!(started.status, 201, "{name}: {}", started.text());
    let run = format!("/api/v1/executions/{}", started.json()["id"].as_str().expect("an id"));
    for _ in 0..1_500 {
        let seen = world.get(&run).by(CLIENT).send().await.json();
        if seen["endedAt"].is_string() {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{name} never ends");
}

/// What each template that finds or sorts has to say of its own example, as its expectation promises.
const PROMISED: &[(&str, &[&str])] = &[
    ("Sort a support request", &["payment"]),
    ("Sort incoming mail", &["invoice"]),
    ("Sort what customers say", &["suggestion"]),
    ("Sort job applications", &["accounting"]),
    ("Sort reports of incidents", &["slowness"]),
    ("Facts of an invoice", &["1,240.50", "DE89", "billing@tessera.example"]),
    ("Contact details of a mail", &["wei.zhang@tessera.example", "https://tessera.example"]),
    ("Facts of a delivery notice", &["2026-11-27", "12"]),
    ("Payment details of a letter", &["86.00", "GB29"]),
    ("Facts of a claim", &["2,150.00", "noor.aziz@zephyr.example"]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn templates_that_sort_and_find_keep_what_they_promise_of_their_examples() {
    let world = World::answering().await;
    for (name, promised) in PROMISED {
        let run = example_run(&world, name).await;
        assert_eq!(run["status"], "done", "{name}: {run}");
        for part in *promised {
            assert!(run["answer"].as_str().is_some_and(|answer| answer.contains(part)), "{name}, {part}: {run}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn templates_that_write_answer_their_examples_with_something() {
    let world = World::answering().await;
    for name in ["A subject line for a mail", "Answer a simple question", "Say it in plain words"] {
        let run = example_run(&world, name).await;
        assert_eq!(run["status"], "done", "{name}: {run}");
        assert!(run["answer"].as_str().is_some_and(|answer| answer.trim().len() > 3), "{name}: {run}");
    }
}
