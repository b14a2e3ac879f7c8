use super::{ENDED, show, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};
use std::time::Instant;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_queued_and_then_answered_by_the_model() {
    let mut world = World::queueing().await;
    let id = start(&world, "What is the capital of France?", 24).await;
    let queued = show(&world, &id).await;
    assert_eq!((&queued["status"], &queued["answer"]), (&json!("queued"), &json!("")));
    world.work();
    let done = until(&world, &id, ENDED).await;
    assert_eq!(done["status"], "done", "{done}");
    assert!(done["answer"].as_str().is_some_and(|answer| answer.contains("Paris")), "{done}");
    assert!(done["promptTokens"].as_u64() > Some(5) && done["completionTokens"].as_u64() > Some(1), "{done}");
    assert!(done["latencyMs"].is_u64() && done["endedAt"].is_string(), "{done}");
    assert!(done["finishReason"] == "stop" || done["finishReason"] == "length", "{done}");
    assert_eq!((&done["startedByName"], &done["failure"]), (&json!("Lina Haddad"), &Value::Null));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_history_is_found_again_after_a_restart() {
    let world = World::answering().await;
    let id = start(&world, "Name one spice.", 12).await;
    let before = until(&world, &id, ENDED).await;
    let after = world.restarted();
    assert_eq!(show(&after, &id).await, before);
    let list = after.get("/api/v1/executions").by(OWNER).send().await.json();
    assert_eq!((&list["data"][0]["id"], &list["data"][0]["status"]), (&before["id"], &before["status"]));
    let tokens = before["promptTokens"].as_u64().zip(before["completionTokens"].as_u64()).map(|(p, c)| p + c);
    assert_eq!(list["data"][0]["tokens"].as_u64(), tokens);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_question_has_the_same_answer_at_temperature_zero() {
    let world = World::answering().await;
    let (one, other) = (start(&world, "Name two colours.", 16).await, start(&world, "Name two colours.", 16).await);
    let (one, other) = (until(&world, &one, ENDED).await, until(&world, &other, ENDED).await);
    assert_eq!(one["answer"], other["answer"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn earlier_turns_and_instructions_reach_the_model() {
    let world = World::answering().await;
    let mut answers = Vec::new();
    for history in [
        json!([]),
        json!([{"role": "user", "content": "My name is Zoltan."}, {"role": "assistant", "content": "Hello Zoltan."}]),
    ] {
        let body = json!({"prompt": "What is my name?", "history": history, "maxTokens": 24});
        let id = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await.json()["id"].clone();
        answers.push(until(&world, id.as_str().expect("an id"), ENDED).await);
    }
    assert!(answers[1]["promptTokens"].as_u64() > answers[0]["promptTokens"].as_u64());
    assert!(answers[1]["answer"].as_str().is_some_and(|answer| answer.contains("Zoltan")), "{}", answers[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rest_of_the_server_goes_on_while_a_model_works() {
    let world = World::answering().await;
    let id = start(&world, "Tell a long story about a lighthouse.", 160).await;
    until(&world, &id, &["running"]).await;
    let mut slowest_ms = Vec::new();
    for _ in 0..40 {
        let asked = Instant::now();
        assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.status, 200);
        slowest_ms.push(asked.elapsed().as_millis());
    }
    slowest_ms.sort_unstable();
    assert!(slowest_ms[20] < 500, "half of the lists took longer than {} ms", slowest_ms[20]);
    let run = show(&world, &id).await;
    assert!(run["status"] == "running" || run["status"] == "done", "{run}");
    world.post(&format!("/api/v1/executions/{id}/cancel")).by(CLIENT).send().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_models_of_the_installation_are_listed_and_no_other_is_run() {
    let world = World::queueing().await;
    let models = world.get("/api/v1/models").by(CLIENT).send().await.json();
    assert_eq!((models.as_array().map(Vec::len), &models[0]["local"]), (Some(1), &json!(true)));
    let body = json!({"prompt": "Hello", "model": "gpt-9"});
    let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.faults(), [("model".into(), "model_unknown".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_model_a_run_is_refused_with_what_to_do() {
    let reply =
        World::demo().await.post("/api/v1/executions").by(CLIENT).json(&json!({"prompt": "Hello"})).send().await;
    assert_eq!(reply.refusal("no model"), (503, "no_model".into()));
}
