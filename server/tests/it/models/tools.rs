//! Tools that a program offers through the OpenAI-style door: a model asks for them, and goes on with what they gave.

use super::stock::StockModels;
use super::{add, provider, tenant_of};
use crate::support::people::OWNER;
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

const KINDS: [&str; 3] = ["openai", "anthropic", "gemini"];

/// A world with a model of its own, whose workers may call this machine.
async fn working() -> World {
    let mut world = World::queueing_with(&["--outgoing-private"]).await;
    world.work();
    world
}

/// The same with a provider of the protocol.
async fn with_provider(kind: &str) -> (World, StockModels) {
    let (world, stock) = (working().await, StockModels::answering());
    add(&world, OWNER, &provider("Aurora's models", kind, &stock.url)).await;
    (world, stock)
}

fn question() -> Value {
    json!({"role": "user", "content": "What is the weather?"})
}

/// What a model has asked for, as a client sends it back.
fn called(arguments: &str) -> Value {
    let function = json!({"name": "get_weather", "arguments": arguments});
    json!({"role": "assistant", "content": null,
           "tool_calls": [{"id": "call_1", "type": "function", "function": function}]})
}

fn result(id: &Value, content: &str) -> Value {
    json!({"role": "tool", "tool_call_id": id, "content": content})
}

/// A request that offers a tool.
fn chat(messages: &Value) -> Value {
    let parameters = json!({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]});
    let function = json!({"name": "get_weather", "description": "The weather of a city.", "parameters": parameters});
    json!({"model": "aurora-small", "messages": messages, "tool_choice": "auto",
           "tools": [{"type": "function", "function": function}]})
}

async fn ask(world: &World, body: &Value) -> Reply {
    world.post("/api/v1/ai/chat/completions").by(OWNER).json(body).send().await
}

/// An answer that came whole.
async fn answer(world: &World, body: &Value) -> Value {
    let reply = ask(world, body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// The run behind an answer.
async fn run_of(world: &World, answer: &Value) -> Value {
    let id = answer["id"].as_str().and_then(|id| id.strip_prefix("chatcmpl-")).expect("a completion's id");
    let id = id.parse::<uuid::Uuid>().expect("the run's id");
    world.get(&format!("/api/v1/executions/{id}")).by(OWNER).send().await.json()
}

/// Says what becomes of mail addresses in the main workspace.
async fn addresses(world: &World, action: &str) {
    let path = format!("/api/v1/workspaces/{}/safety", tenant_of(world, OWNER).await);
    let body = json!({"safety": {"pii": [{"kind": "email", "action": action}]}});
    let reply = world.ask(Method::PUT, &path).by(OWNER).json(&body).send().await;
    assert!(reply.status < 300, "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_model_asks_for_a_tool_and_goes_on_with_what_it_gave_in_each_protocol() {
    for kind in KINDS {
        let (world, stock) = with_provider(kind).await;
        let first = answer(&world, &chat(&json!([question()]))).await;
        let choice = &first["choices"][0];
        assert_eq!(choice["finish_reason"], "tool_calls", "{kind}: {first}");
        let (message, call) = (&choice["message"], &choice["message"]["tool_calls"][0]);
        assert_eq!((&message["role"], &message["content"]), (&json!("assistant"), &Value::Null), "{kind}");
        assert_eq!((&call["type"], &call["function"]["name"]), (&json!("function"), &json!("get_weather")), "{kind}");
        assert_eq!(call["function"]["arguments"], r#"{"city":"Tunis"}"#, "{kind}");
        let run = run_of(&world, &first).await;
        assert_eq!((&run["status"], &run["finishReason"]), (&json!("done"), &json!("tool_calls")), "{kind}: {run}");
        assert_eq!((&run["calls"][0]["id"], &run["calls"][0]["name"]), (&call["id"], &json!("get_weather")), "{kind}");
        assert_eq!(first["usage"]["prompt_tokens"], run["promptTokens"], "{kind}");
        assert_eq!(first["usage"]["completion_tokens"], run["completionTokens"], "{kind}");

        let then = chat(&json!([question(), message, result(&call["id"], "Sunny, 31 degrees.")]));
        let second = answer(&world, &then).await;
        let choice = &second["choices"][0];
        assert_eq!(choice["message"]["content"], "It is sunny in Tunis.", "{kind}: {second}");
        assert_eq!((&choice["finish_reason"], &choice["message"]["tool_calls"]), (&json!("stop"), &Value::Null));
        let asked = stock.asked().await;
        assert_eq!(asked.len(), 2, "{kind}");
        let last = asked[1]["body"].to_string();
        assert!(last.contains("Sunny, 31 degrees.") && last.contains("get_weather"), "{kind}: {last}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_model_asks_for_comes_as_a_chunk_of_a_stream() {
    let (world, _stock) = with_provider("openai").await;
    let mut body = chat(&json!([question()]));
    (body["stream"], body["stream_options"]) = (json!(true), json!({"include_usage": true}));
    let mut events = ask(&world, &body).await.events();
    assert_eq!(events.pop().as_deref(), Some("[DONE]"));
    let chunks: Vec<Value> = events.iter().map(|event| serde_json::from_str(event).expect("JSON")).collect();
    let choices = || chunks.iter().map(|chunk| &chunk["choices"][0]);
    let calls: Vec<_> = choices().filter_map(|it| it["delta"]["tool_calls"].as_array()).flatten().collect();
    assert_eq!(calls.len(), 1, "{chunks:?}");
    assert_eq!((&calls[0]["index"], &calls[0]["type"]), (&json!(0), &json!("function")));
    assert!(calls[0]["id"].as_str().is_some_and(|id| !id.is_empty()));
    let function = json!({"name": "get_weather", "arguments": r#"{"city":"Tunis"}"#});
    assert_eq!(calls[0]["function"], function);
    let reasons: Vec<_> = choices().filter_map(|it| it["finish_reason"].as_str()).collect();
    assert_eq!(reasons, ["tool_calls"]);
    let usage = &chunks.last().expect("the usage")["usage"];
    let run = run_of(&world, &chunks[0]).await;
    assert_eq!(
        (&usage["prompt_tokens"], &usage["completion_tokens"]),
        (&run["promptTokens"], &run["completionTokens"])
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_model_of_this_machine_asks_for_no_tools_and_it_is_said_which_ones_do() {
    let world = working().await;
    let models = world.get("/api/v1/models").by(OWNER).send().await.json();
    let models = models.as_array().expect("a list");
    let local = models.iter().find(|model| model["local"] == true).expect("a model of this machine")["id"].clone();
    let mut body = chat(&json!([question()]));
    (body["model"], body["max_tokens"]) = (local.clone(), json!(8));
    let refused = async |body: &Value| {
        let reply = ask(&world, body).await;
        assert_eq!(reply.status, 400, "{}", reply.text());
        let error = reply.json()["error"].clone();
        assert_eq!((&error["code"], &error["param"]), (&json!("validation_failed"), &json!("tools")), "{error}");
        error["message"].as_str().expect("a sentence").to_owned()
    };
    assert!(refused(&body).await.contains("may use no other"));
    let stock = StockModels::answering();
    add(&world, OWNER, &provider("Aurora's models", "openai", &stock.url)).await;
    assert!(refused(&body).await.contains("aurora-small"));

    body["tool_choice"] = json!("none");
    let plain = answer(&world, &body).await;
    assert_eq!((&plain["model"], &plain["choices"][0]["message"]["tool_calls"]), (&local, &Value::Null));
    assert!(stock.asked().await.is_empty());
    // Whoever names no model gets one that can.
    (body["model"], body["tool_choice"]) = (Value::Null, json!("required"));
    let called = answer(&world, &body).await;
    assert_eq!(
        (&called["model"], &called["choices"][0]["finish_reason"]),
        (&json!("aurora-small"), &json!("tool_calls"))
    );
    assert_eq!(stock.asked().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_of_a_workspace_look_at_what_tools_gave_and_at_their_arguments() {
    let (world, stock) = with_provider("openai").await;
    let told = "Ask zebedee.quillfeather@falcon.example.";
    let asked_with = r#"{"city":"zebedee.quillfeather@falcon.example"}"#;
    let in_result = chat(&json!([question(), called("{}"), result(&json!("call_1"), told)]));
    let in_arguments = chat(&json!([question(), called(asked_with), result(&json!("call_1"), "Sunny.")]));
    addresses(&world, "block").await;
    for body in [&in_result, &in_arguments] {
        let stopped = answer(&world, body).await;
        assert_eq!(stopped["choices"][0]["finish_reason"], "content_filter", "{stopped}");
        let run = run_of(&world, &stopped).await;
        assert_eq!((&run["status"], &run["findings"][0]["kind"]), (&json!("refused"), &json!("email")), "{run}");
    }
    assert!(stock.asked().await.is_empty());

    addresses(&world, "mask").await;
    for body in [&in_result, &in_arguments] {
        assert_eq!(answer(&world, body).await["choices"][0]["message"]["content"], "It is sunny in Tunis.");
    }
    let seen: String = stock.asked().await.iter().map(|asked| asked["body"].to_string()).collect();
    assert_eq!(seen.matches("[email]").count(), 2, "{seen}");
    assert!(!seen.contains("quillfeather"), "{seen}");
    let kept: bool = sqlx::query_scalar(
        "select exists (select from workspaces.executions e where e::text ilike '%quillfeather%')
             or exists (select from log.events e where e::text ilike '%quillfeather%')",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("an answer");
    assert!(!kept, "what wasn't sent isn't kept either");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_no_provider_would_take_is_said_before_one_is_asked() {
    let (world, stock) = with_provider("openai").await;
    let gave = result(&json!("call_1"), "Sunny.");
    let with = |member: &str, value: Value| {
        let mut body = chat(&json!([question()]));
        body[member] = value;
        body
    };
    let function = |name: &str| json!([{"type": "function", "function": {"name": name}}]);
    for (body, param) in [
        (chat(&json!([question(), gave])), "messages"),
        (chat(&json!([question(), called("{}"), question()])), "messages"),
        (chat(&json!([question(), called("{}"), gave, gave])), "messages"),
        (chat(&json!([question(), called("{}")])), "messages"),
        (with("tools", function("get weather")), "tools"),
        (with("tools", json!([{"type": "custom", "custom": {"name": "code"}}])), "tools"),
        (with("tool_choice", json!("perhaps")), "tool_choice"),
        (with("functions", json!([{"name": "get_weather"}])), "functions"),
        (with("parallel_tool_calls", json!(false)), "parallel_tool_calls"),
    ] {
        let reply = ask(&world, &body).await;
        let error = reply.json()["error"].clone();
        assert_eq!((reply.status, &error["param"]), (400, &json!(param)), "{body}: {error}");
        assert!(error["message"].as_str().is_some_and(|message| message.contains(' ')), "{error}");
    }
    assert!(stock.asked().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_with_tools_is_asked_again_with_them_and_shown_as_it_was() {
    let (world, stock) = with_provider("openai").await;
    let body = chat(&json!([question(), called("{}"), result(&json!("call_1"), "Sunny, 31 degrees.")]));
    let first = run_of(&world, &answer(&world, &body).await).await;
    let path = format!("/api/v1/executions/{}/again", first["id"].as_str().expect("an id"));
    let again = world.post(&path).by(OWNER).json(&json!({})).send().await;
    assert_eq!(again.status, 201, "{}", again.text());
    let id = again.json()["id"].as_str().expect("an id").to_owned();
    let show = |query: &str| world.get(&format!("/api/v1/executions/{id}{query}")).by(OWNER).send();
    for _ in 0..500 {
        if show("").await.json()["status"] == "done" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let second = show("").await.json();
    assert_eq!((&second["status"], &second["answer"]), (&json!("done"), &first["answer"]), "{second}");
    let asked = stock.asked().await;
    assert_eq!(
        (&asked[0]["body"]["messages"], &asked[0]["body"]["tools"]),
        (&asked[1]["body"]["messages"], &asked[1]["body"]["tools"])
    );

    // From the log as from the table.
    let called = run_of(&world, &answer(&world, &chat(&json!([question()]))).await).await;
    let past = format!(
        "/api/v1/executions/{}?asOf={}",
        called["id"].as_str().expect("an id"),
        called["endedAt"].as_str().expect("a moment")
    );
    let past = world.get(&past).by(OWNER).send().await.json();
    assert_eq!((&past["calls"], &past["finishReason"]), (&called["calls"], &called["finishReason"]), "{past}");
}
