//! The rules of a workspace hold before a model reads anything: what is personal is masked or refused, on every door, and
//! what somebody may not read doesn't leave with what they ask.

use super::ruled::{ask, safety, tenant};
use super::{ENDED, show, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::post;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

const SECRET: &str = "zebedee.quillfeather@falcon.example";

fn each(action: &str) -> Value {
    let kinds = ["email", "phone", "iban", "card", "ip_address", "national_id"];
    json!(kinds.map(|kind| json!({"kind": kind, "action": action})))
}

/// What a provider was sent.
type Seen = Arc<Mutex<Vec<String>>>;

/// A provider on this machine that writes down what it is asked, in the OpenAI style. Its address, and what it was sent.
async fn recorder() -> (String, Seen) {
    let seen = Seen::default();
    let kept = seen.clone();
    let answer = move |body: String| {
        kept.lock().expect("nobody panics while writing").push(body);
        async {
            let piece = json!({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "recorder", "choices": [
                {"index": 0, "delta": {"role": "assistant", "content": "Call 203.0.113.9"}, "finish_reason": null}]});
            let end = json!({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "recorder",
                "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 21, "completion_tokens": 4, "total_tokens": 25}});
            let body = format!("data: {piece}\n\ndata: {end}\n\ndata: [DONE]\n\n");
            ([("content-type", "text/event-stream")], body).into_response()
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let app = Router::new().route("/v1/chat/completions", post(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (format!("http://{address}/v1"), seen)
}

/// A world in which Aurora's own provider is the recorder.
async fn recorded() -> (World, Seen) {
    let (base_url, seen) = recorder().await;
    let mut world = World::queueing_with(&["--outgoing-private"]).await;
    let offered = json!({"id": "recorder", "name": "Recorder", "contextTokens": 4096, "promptPrice": 1_000_000,
                         "completionPrice": 2_000_000});
    let body = json!({"name": "Recorder", "kind": "openai", "baseUrl": base_url, "apiKey": "sk-recorder", "rank": 1,
                      "models": [offered]});
    let reply = world.post("/api/v1/model-providers").by(OWNER).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    world.work();
    (world, seen)
}

async fn run(world: &World, body: Value) -> Value {
    let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let id = reply.json()["id"].as_str().expect("an id").to_owned();
    until(world, &id, &["done", "failed", "cancelled", "refused"]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_masked_never_leaves_in_prompt_instructions_or_history() {
    let (world, seen) = recorded().await;
    safety(&world, json!({"pii": each("mask"), "outputPii": true})).await;
    let text = format!("Write to {SECRET} about DE89 3704 0044 0532 0130 00.");
    let history = json!([{"role": "user", "content": text}, {"role": "assistant", "content": "Gladly."}]);
    let body = json!({"prompt": text, "system": text, "history": history, "model": "recorder"});
    let done = run(&world, body).await;
    assert_eq!(done["status"], "done", "{done}");
    assert_eq!(done["prompt"], "Write to [email] about [iban].");
    assert_eq!(done["answer"], "Call [ip_address]", "the answer is held against the rules as well");
    let seen = seen.lock().expect("nobody panics").join("\n");
    assert_eq!(seen.matches("[email]").count(), 3, "{seen}");
    assert!(!seen.contains("quillfeather") && !seen.contains("0532"), "{seen}");
    // Neither is it kept: what wasn't sent isn't in the log or beside it.
    let kept: bool = sqlx::query_scalar(
        "select exists (select from workspaces.executions e where e::text ilike '%quillfeather%')
             or exists (select from log.events e where e::text ilike '%quillfeather%')",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("an answer");
    assert!(!kept);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_rule_stops_reaches_no_provider_and_is_written_down() {
    let (world, seen) = recorded().await;
    safety(&world, json!({"pii": each("block"), "refusal": "Not with names, please."})).await;
    let stopped = run(&world, json!({"prompt": format!("Write to {SECRET}."), "model": "recorder"})).await;
    assert_eq!((&stopped["status"], &stopped["answer"]), (&json!("refused"), &json!("Not with names, please.")));
    assert!(seen.lock().expect("nobody panics").is_empty());
    let passed = run(&world, json!({"prompt": "Write to the office.", "model": "recorder"})).await;
    assert_eq!(passed["status"], "done", "{passed}");
    assert_eq!(seen.lock().expect("nobody panics").len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_of_another_tenant_or_another_workspace_is_sent_along() {
    let (world, seen) = recorded().await;
    // A secret that the asker may not read: in a workspace that they are no member of.
    let body = json!({"name": "Board", "everybody": false});
    let board = world.post("/api/v1/workspaces").by(OWNER).json(&body).send().await.json();
    let board = board["id"].as_str().expect("a workspace").to_owned();
    let body = json!({"prompt": "The codeword is halcyon.", "workspaceId": board, "model": "recorder"});
    assert_eq!(world.post("/api/v1/executions").by(OWNER).json(&body).send().await.status, 201);
    let refused = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(refused.refusal("no member").0, 404);
    let done = run(&world, json!({"prompt": "What is the codeword?", "model": "recorder"})).await;
    assert_eq!(done["status"], "done", "{done}");
    let seen = seen.lock().expect("nobody panics");
    let asked: Vec<_> = seen.iter().filter(|body| body.contains("What is the codeword?")).collect();
    assert!(asked.len() == 1 && !asked[0].contains("halcyon"), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_are_tried_without_a_run() {
    let world = World::queueing().await;
    safety(&world, json!({"pii": each("mask")})).await;
    let try_it = async |body: Value| {
        let caller = world.caller(CLIENT).await;
        let answer = world.gateway.call_json("workspaces.try_rules", caller, body).await;
        answer.unwrap_or_else(|refusal| panic!("{refusal:?}")).output
    };
    let tried = try_it(json!({"text": format!("Write to {SECRET}.")})).await;
    assert_eq!((&tried["input"]["text"], &tried["input"]["blocked"]), (&json!("Write to [email]."), &json!(false)));
    assert_eq!(tried["input"]["findings"][0]["count"], 1);
    assert_eq!(tried["output"]["findings"], json!([]), "answers aren't looked through here");
    let other = try_it(json!({"text": "halcyon", "safety": {"forbidden": ["Halcyon"]}})).await;
    assert_eq!(other["input"]["blocked"], true, "rules can be tried before they are kept");
    assert!(other["refusal"].as_str().is_some_and(|text| text.contains("word")), "{other}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_ai_action_is_followed_from_its_prompt_to_its_effect() {
    let world = World::answering().await;
    let id = ask(&world, CLIENT, "Name a spice.", 6).await.json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(until(&world, &id, ENDED).await["status"], "done");
    let path = format!("/api/v1/audit-logs?thingId={id}&sort=at");
    let trail = world.get(&path).by(OWNER).send().await.json();
    let what: Vec<&str> =
        trail["data"].as_array().expect("entries").iter().filter_map(|entry| entry["what"].as_str()).collect();
    assert_eq!(what, ["ExecutionQueued", "ExecutionBegun", "ExecutionCompleted"]);
    let queued = &trail["data"][0];
    assert_eq!(
        (&queued["actorName"], &queued["operation"]),
        (&json!("Lina Haddad"), &json!("workspaces.start_execution"))
    );
    let entry =
        world.get(&format!("/api/v1/audit-logs/{}", queued["id"].as_str().expect("an id"))).by(OWNER).send().await;
    assert!(entry.text().contains("Name a spice."), "{}", entry.text());
    assert_eq!(show(&world, &id).await["startedByName"], "Lina Haddad");
    assert_eq!(queued["tenantId"], json!(tenant(&world).await));
}
