//! The OpenAI-style door: a stock client's requests, and the answers that it expects.

use super::show;
use crate::support::World;
use crate::support::people::{CLIENT, RIVAL};
use serde_json::{Value, json};

fn chat(stream: bool) -> Value {
    json!({
        "model": null, "stream": stream, "max_tokens": 24, "temperature": 0, "user": "ignored",
        "stream_options": {"include_usage": true},
        "messages": [
            {"role": "system", "content": "You answer briefly."},
            {"role": "user", "content": [{"type": "text", "text": "What is the capital of Italy?"}]}
        ]
    })
}

/// The run behind a completion's id.
fn run_of(completion: &Value) -> String {
    let id = completion["id"].as_str().and_then(|id| id.strip_prefix("chatcmpl-")).expect("a completion's id");
    id.parse::<uuid::Uuid>().expect("the run's id").to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whole_and_streamed_answers_are_the_executions_answer() {
    let world = World::answering().await;
    let whole = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&chat(false)).send().await;
    assert_eq!(whole.status, 200, "{}", whole.text());
    let whole = whole.json();
    let run = show(&world, &run_of(&whole)).await;
    let message = &whole["choices"][0]["message"];
    assert_eq!((&message["role"], &message["content"]), (&json!("assistant"), &run["answer"]));
    assert_eq!(whole["choices"][0]["finish_reason"], run["finishReason"]);
    assert_eq!((&whole["object"], &whole["model"]), (&json!("chat.completion"), &run["model"]));
    assert_eq!(whole["usage"]["prompt_tokens"], run["promptTokens"]);
    assert_eq!(whole["usage"]["completion_tokens"], run["completionTokens"]);

    let streamed = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&chat(true)).send().await;
    let mut events = streamed.events();
    assert_eq!(events.pop().as_deref(), Some("[DONE]"));
    let chunks: Vec<Value> = events.iter().map(|event| serde_json::from_str(event).expect("JSON")).collect();
    let text: String = chunks.iter().filter_map(|chunk| chunk["choices"][0]["delta"]["content"].as_str()).collect();
    assert_eq!(json!(text), run["answer"]);
    assert_eq!(chunks[0]["choices"][0]["delta"]["role"], "assistant");
    assert!(chunks.iter().all(|chunk| chunk["object"] == "chat.completion.chunk" && chunk["id"] == chunks[0]["id"]));
    let usage = chunks.last().expect("the usage");
    assert_eq!((&usage["choices"], &usage["usage"]), (&json!([]), &whole["usage"]));
    let finish: Vec<_> = chunks.iter().filter_map(|chunk| chunk["choices"][0]["finish_reason"].as_str()).collect();
    assert_eq!(finish.len(), 1, "{finish:?}");

    let reply = world.get(&format!("/api/v1/executions/{}", run_of(&whole))).by(RIVAL).send().await;
    assert_eq!(reply.refusal("the rival"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn models_are_listed_as_the_protocol_has_it() {
    let world = World::queueing().await;
    let list = world.get("/api/v1/ai/models").by(CLIENT).send().await.json();
    assert_eq!((&list["object"], &list["data"][0]["object"]), (&json!("list"), &json!("model")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_wrong_is_said_in_the_protocols_shape() {
    let world = World::queueing().await;
    let ask = |body: Value| world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body);
    let hello = json!([{"role": "user", "content": "Hello"}]);
    let wrong = [
        (json!({}), "malformed_body"),
        (json!([]), "malformed_body"),
        (json!({"messages": []}), "validation_failed"),
        (json!({"messages": [{"role": "user", "content": ""}]}), "validation_failed"),
        (json!({"messages": [{"role": "assistant", "content": "Hi"}]}), "validation_failed"),
        (json!({"messages": [{"role": "robot", "content": "Hi"}]}), "validation_failed"),
        (json!({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}), "validation_failed"),
        (json!({"messages": [{"role": "user", "content": "a\u{0}b"}]}), "validation_failed"),
        (json!({"messages": hello, "n": 2}), "validation_failed"),
        (json!({"messages": hello, "tools": [{}]}), "validation_failed"),
        (json!({"messages": hello, "temperature": 3}), "validation_failed"),
        (json!({"messages": hello, "max_tokens": 0}), "validation_failed"),
        (json!({"messages": hello, "model": "gpt-9"}), "validation_failed"),
    ];
    for (body, code) in wrong {
        let what = body.to_string();
        let reply = ask(body).send().await;
        let error = reply.json()["error"].clone();
        assert_eq!((reply.status, &error["code"]), (400, &json!(code)), "{what}: {error}");
        assert_eq!(error["type"], "invalid_request_error", "{what}");
        assert!(error["message"].as_str().is_some_and(|message| message.contains(' ')), "{what}");
    }
    let text = world.post("/api/v1/ai/chat/completions").by(CLIENT).body("text/plain", "hello").send().await;
    assert_eq!((text.status, &text.json()["error"]["type"]), (415, &json!("invalid_request_error")));
    let large = json!({"messages": hello, "x": "y".repeat(2_000_000)});
    assert_eq!(ask(large).send().await.status, 413);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_base_url_chooses_the_workspace() {
    let world = World::answering().await;
    let tenant = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let door = format!("/api/v1/ai/workspaces/{tenant}");
    let reply = world.post(&format!("{door}/chat/completions")).by(CLIENT).json(&chat(false)).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let run = show(&world, &run_of(&reply.json())).await;
    assert_eq!((&run["workspaceId"], &run["source"]), (&json!(tenant), &json!("api")));
    assert_eq!(world.get(&format!("{door}/models")).by(CLIENT).send().await.status, 200);
    for unknown in [door.clone(), "/api/v1/ai/workspaces/none".to_owned()] {
        let who = if unknown == door { RIVAL } else { CLIENT };
        let reply = world.post(&format!("{unknown}/chat/completions")).by(who).json(&chat(false)).send().await;
        assert_eq!((reply.status, &reply.json()["error"]["code"]), (404, &json!("resource_not_found")), "{unknown}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_ends_before_a_stop() {
    let world = World::answering().await;
    let mut body = chat(false);
    let whole = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body).send().await.json();
    let whole = whole["choices"][0]["message"]["content"].as_str().expect("text").to_owned();
    let word = whole.split_whitespace().nth(1).expect("two words").to_owned();
    body["stop"] = json!([word]);
    let cut = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body).send().await.json();
    let cut = cut["choices"][0]["message"]["content"].as_str().expect("text").to_owned();
    assert!(!cut.contains(&word) && whole.starts_with(cut.trim_end()), "{cut:?} of {whole:?}");
    assert_eq!(cut.len(), whole.find(&word).expect("it is there"), "up to the stop: {cut:?}");
}
