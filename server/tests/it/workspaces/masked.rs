//! What models answer is for whoever may read it (checklist AIW-04).

use super::{ENDED, show, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};

/// A key of the owner's that reads and starts runs, and may not read answers.
async fn blind(world: &World) -> String {
    let body = json!({"name": "Counter", "scopes": ["read:executions", "run:executions"]});
    let made = world.post("/api/v1/api-keys").by(OWNER).json(&body).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    made.json()["key"].as_str().expect("a text").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_answers_sees_the_run_and_no_door_shows_the_answer() {
    let world = World::answering().await;
    let id = start(&world, "What is the capital of France?", 24).await;
    let run = until(&world, &id, ENDED).await;
    let answer = run["answer"].as_str().expect("text").to_owned();
    assert!(!answer.is_empty() && run["masked"] == false, "{run}");
    let key = blind(&world).await;
    let path = format!("/api/v1/executions/{id}");
    let seen = world.get(&path).bearer(&key).send().await;
    assert_eq!((&seen.json()["masked"], &seen.json()["answer"]), (&json!(true), &json!("")));
    assert_eq!(seen.json()["prompt"], run["prompt"], "the rest is there");
    let output = world.get(&format!("{path}/output")).bearer(&key).send().await;
    assert_eq!(output.refusal("the answer"), (403, "permission_beyond_key".into()));
    let rate = world.post(&format!("{path}/rating")).bearer(&key).json(&json!({"rating": "up"})).send().await;
    assert_eq!(rate.status, 403, "nobody rates what they can't read");
    let ended = run["endedAt"].as_str().expect("a time");
    for look in [
        path.clone(),
        format!("{path}?asOf={ended}"),
        format!("{path}/events"),
        format!("/api/v1/executions/compare?first={id}&second={id}"),
        "/api/v1/executions".to_owned(),
        "/api/v1/executions?format=csv".to_owned(),
    ] {
        let reply = world.get(&look).bearer(&key).send().await;
        assert_eq!(reply.status, 200, "{look}: {}", reply.text());
        assert!(!reply.text().contains(&answer), "{look} shows it");
    }
    let whole = world.get(&format!("{path}/output")).by(CLIENT).send().await.json();
    assert_eq!((&whole["text"], &whole["status"]), (&json!(answer), &json!("done")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_program_that_may_not_read_answers_is_told_before_a_model_has_worked_for_it() {
    let world = World::queueing().await;
    let key = blind(&world).await;
    let body = json!({"messages": [{"role": "user", "content": "Name a spice."}]});
    let reply = world.post("/api/v1/ai/chat/completions").bearer(&key).json(&body).send().await;
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (403, &json!("permission_error")), "{}", reply.text());
    let list = world.get("/api/v1/executions").by(CLIENT).send().await.json();
    assert_eq!(list["data"], json!([]), "nothing was started");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_says_which_key_asked_for_it() {
    let world = World::queueing().await;
    let key = blind(&world).await;
    let body = json!({"prompt": "Name a spice.", "why": "The weekly list."});
    let made = world.post("/api/v1/executions").bearer(&key).json(&body).send().await.json();
    let run = show(&world, made["id"].as_str().expect("an id")).await;
    assert_eq!((&run["source"], &run["why"]), (&json!("api"), &json!("The weekly list.")));
    assert_ne!(run["keyId"], Value::Null);
}
