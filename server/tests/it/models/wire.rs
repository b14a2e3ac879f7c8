//! A streamed answer in each protocol, with a key of the tenant's own.

use super::stock::StockModels;
use super::{add, answered, begun, provider, text, world};
use crate::support::people::OWNER;
use domain::workspaces::{Failure, FinishReason};
use serde_json::{Value, json};
use server::integrations::models::{Ask, Message, MessageRole, Step, Tool};

const KINDS: [&str; 3] = ["openai", "anthropic", "gemini"];

/// What the stand-in was asked last, whatever the protocol: the text of the person's turn.
fn question(asked: &Value) -> String {
    let body = &asked["body"];
    let turn = &body["messages"].as_array().and_then(|turns| turns.last().cloned()).unwrap_or_default();
    match &turn["content"] {
        Value::Array(parts) => parts[0]["text"].as_str().unwrap_or_default().to_owned(),
        text => text.as_str().unwrap_or_default().to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_comes_piece_by_piece_in_each_protocol_with_a_key_of_the_tenants_own() {
    for kind in KINDS {
        let (world, stock) = (world().await, StockModels::answering());
        add(&world, OWNER, &provider("Aurora's models", kind, &stock.url)).await;
        let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
        assert_eq!(begun(&steps), [("Aurora's models", 1)], "{kind}");
        assert_eq!(text(&steps), "Saffron is a fine spice, and a dear one.", "{kind}");
        let pieces = steps.iter().filter(|step| matches!(step, Step::Text(_))).count();
        assert!(pieces > 1, "{kind}: it comes in pieces: {steps:?}");
        let done = Step::Done { reason: FinishReason::Stop, prompt_tokens: 11, completion_tokens: 10 };
        assert_eq!(steps.last(), Some(&done), "{kind}");
        let asked = stock.asked().await;
        assert_eq!(asked.len(), 1, "{kind}");
        assert_eq!(question(&asked[0]), "Name a spice.", "{kind}: {}", asked[0]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_of_a_tool_comes_whole_in_each_protocol() {
    for kind in KINDS {
        let (world, stock) = (world().await, StockModels::answering());
        add(&world, OWNER, &provider("Aurora's models", kind, &stock.url)).await;
        let parameters = json!({"type": "object", "properties": {"city": {"type": "string"}}});
        let tool = Tool { name: "get_weather".into(), description: Some("The weather.".into()), parameters };
        let system = Message::of(MessageRole::System, "Use tools.");
        let mut ask = Ask { tools: vec![tool], ..Ask::of("aurora-small", "What is the weather?") };
        ask.messages.insert(0, system);
        let steps = answered(&world, ask).await;
        let called: Vec<_> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Called(call) => Some(call.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(called.len(), 1, "{kind}: {steps:?}");
        assert_eq!((called[0].name.as_str(), called[0].arguments.as_str()), ("get_weather", r#"{"city":"Tunis"}"#));
        assert!(matches!(steps.last(), Some(Step::Done { .. })), "{kind}: {steps:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_wrong_key_and_a_prompt_that_is_too_long_are_told_apart() {
    let (world, stock) = (world().await, StockModels::answering());
    let mut wrong = provider("Aurora's models", "openai", &stock.url);
    wrong["apiKey"] = json!("another key");
    let id = add(&world, OWNER, &wrong).await;
    let steps = answered(&world, Ask::of("aurora-small", "Name a spice.")).await;
    assert_eq!(steps.last(), Some(&Step::Failed(Failure::ProviderRefused)));
    let removed = world.ask(http::Method::DELETE, &format!("/api/v1/model-providers/{id}")).by(OWNER).send().await;
    assert_eq!(removed.status, 204);
    add(&world, OWNER, &provider("Aurora's models", "openai", &stock.url)).await;
    let steps = answered(&world, Ask::of("aurora-small", "This is too long.")).await;
    assert_eq!(steps.last(), Some(&Step::Failed(Failure::PromptTooLong)));
}
