//! Runs that no language model answers.

use super::{ENDED, until};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn values_are_found_in_a_text_with_their_places_and_without_a_model() {
    let mut world = World::demo().await;
    world.work();
    let text = "Please write to lina@aurora.example.";
    let method = json!({"kind": "extract", "fields": [{"name": "mail", "kind": "email"}]});
    let body = json!({"prompt": text, "method": method});
    let made = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    let run = until(&world, made.json()["id"].as_str().expect("an id"), ENDED).await;
    assert_eq!((&run["status"], &run["costMicros"]), (&json!("done"), &json!(0)), "{run}");
    let found: Value = serde_json::from_str(run["answer"].as_str().expect("text")).expect("JSON");
    assert_eq!((&found[0]["field"], &found[0]["value"]), (&json!("mail"), &json!("lina@aurora.example")));
    assert_eq!(run["method"]["kind"], "extract");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_cannot_be_chosen_among_is_refused() {
    let world = World::demo().await;
    for method in [
        json!({"kind": "classify", "labels": [{"name": "one", "examples": []}]}),
        json!({"kind": "extract", "fields": []}),
        json!({"kind": "guess"}),
    ] {
        let body = json!({"prompt": "Hello", "method": method});
        let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
        assert_eq!(reply.status, 400, "{}", reply.text());
    }
}
