//! What whoever watches a run hears of it before it is written down; and what they don't, as it isn't theirs to hear.

use super::at_birth::chunk;
use super::ruled::{person, safety};
use super::{ENDED, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::post;
use domain::Refusal;
use domain::kernel::Operation;
use domain::workspaces::WatchExecution;
use futures::{StreamExt, stream};
use http::Method;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use server::gateway::JsonStream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{sleep, timeout};

/// What a provider is to say, piece by piece. An empty piece is the end of an answer.
type Say = UnboundedSender<String>;

/// The events of an answer whose pieces the test gives, one answer after the other.
async fn event(said: Arc<Mutex<UnboundedReceiver<String>>>) -> Option<(String, bool)> {
    let piece = said.lock().await.recv().await?;
    if !piece.is_empty() {
        let choices = json!([{"index": 0, "delta": {"content": piece}, "finish_reason": null}]);
        return Some((chunk(choices, Value::Null), false));
    }
    let last = chunk(json!([{"index": 0, "delta": {}, "finish_reason": "stop"}]), Value::Null);
    let usage = chunk(json!([]), json!({"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}));
    Some((format!("{last}{usage}data: [DONE]\n\n"), true))
}

/// A world with a worker, whose only model says what the test says.
async fn talking() -> (World, Say) {
    let mut world = World::demo_with(&["--outgoing-private"]).await;
    let (say, said) = unbounded_channel();
    let said = Arc::new(Mutex::new(said));
    let answer = move |_: Bytes| {
        let said = said.clone();
        let events = stream::unfold(false, move |has_ended| {
            let said = said.clone();
            async move {
                if has_ended {
                    return None;
                }
                event(said).await.map(|(event, is_last)| (Ok::<_, Infallible>(event), is_last))
            }
        });
        async move { ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(events)) }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("its address"));
    let app = Router::new().route("/v1/chat/completions", post(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });
    let provider = json!({
        "name": "Talker", "kind": "openai", "baseUrl": url,
        "models": [{"id": "aurora-small", "name": "Aurora Small", "contextTokens": 8192}]
    });
    let reply = world.post("/api/v1/model-providers").by(OWNER).json(&provider).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    world.work();
    (world, say)
}

fn tell(say: &Say, piece: &str) {
    say.send(piece.to_owned()).expect("the provider is there");
}

async fn watched(world: &World, id: &str) -> JsonStream {
    let caller = world.caller(CLIENT).await;
    world.gateway.open_json(WatchExecution::NAME, caller, json!({"id": id})).await.expect("a stream")
}

async fn next(items: &mut JsonStream) -> Result<Value, Refusal> {
    timeout(Duration::from_secs(5), items.next()).await.expect("in time").expect("an item")
}

/// What of an answer is written down by now.
async fn written(world: &World, id: &str) -> String {
    sqlx::query_scalar("select answer from workspaces.execution_progress where execution_id = $1::uuid")
        .bind(id)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a run at work")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn words_are_heard_before_they_are_written_down_and_the_end_with_the_figures_of_the_log() {
    let (world, say) = talking().await;
    let id = start(&world, "Name some spices.", 64).await;
    until(&world, &id, &["running"]).await;
    let mut items = watched(&world, &id).await;
    let (mut answer, mut earlier) = (String::new(), 0);
    for number in 0..40 {
        let word = format!("spice-{number} ");
        tell(&say, &word);
        while !answer.ends_with(&word) {
            let item = next(&mut items).await.expect("no refusal");
            assert_eq!(item["offset"].as_u64(), u64::try_from(answer.chars().count()).ok(), "{item}");
            answer.push_str(item["added"].as_str().expect("text"));
        }
        earlier += usize::from(!written(&world, &id).await.contains(&word));
    }
    assert!(earlier > 0, "each was written down before it was heard");
    tell(&say, "");
    let last = next(&mut items).await.expect("no refusal");
    assert!(items.next().await.is_none(), "it ends once");
    let run = until(&world, &id, ENDED).await;
    assert_eq!((&last["status"], &run["answer"]), (&json!("done"), &json!(answer)));
    for member in ["status", "promptTokens", "completionTokens", "latencyMs", "finishReason"] {
        assert_eq!(last[member], run[member], "{member}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_heard_at_the_door_is_what_the_run_has() {
    let (world, say) = talking().await;
    for round in 0..8 {
        let pieces = [format!("Saffron {round}"), " is dear".to_owned(), ".".to_owned(), String::new()];
        pieces.iter().for_each(|piece| tell(&say, piece));
        let body = json!({"messages": [{"role": "user", "content": "Name a spice."}], "max_tokens": 64});
        let reply = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let completion = reply.json();
        let id = completion["id"].as_str().and_then(|id| id.strip_prefix("chatcmpl-")).expect("a completion's id");
        let id = id.parse::<uuid::Uuid>().expect("the run's id").to_string();
        let run = until(&world, &id, ENDED).await;
        let choice = &completion["choices"][0];
        assert_eq!((&choice["message"]["content"], &run["status"]), (&json!(pieces.concat()), &json!("done")));
        assert_eq!((&run["answer"], &run["finishReason"]), (&json!(pieces.concat()), &choice["finish_reason"]));
        assert_eq!(completion["usage"], json!({"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_taken_out_of_a_workspace_hears_no_more_of_a_run_in_it() {
    let (world, say) = talking().await;
    let board = json!({"name": "Board", "everybody": false});
    let board = world.post("/api/v1/workspaces").by(OWNER).json(&board).send().await.json();
    let board = board["id"].as_str().expect("a workspace").to_owned();
    let place = format!("/api/v1/workspaces/{board}/members/{}", person(&world, CLIENT).await);
    assert_eq!(world.ask(Method::PUT, &place).by(OWNER).json(&json!({})).send().await.status, 204);
    let body = json!({"prompt": "Name some spices.", "workspaceId": board, "maxTokens": 64});
    let started = world.post("/api/v1/executions").by(OWNER).json(&body).send().await.json();
    let id = started["id"].as_str().expect("an id").to_owned();
    until(&world, &id, &["running"]).await;
    let mut items = watched(&world, &id).await;
    let talks = tokio::spawn(async move {
        while say.send("spice ".to_owned()).is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    });
    while next(&mut items).await.expect("no refusal")["added"] == "" {}
    assert_eq!(world.ask(Method::DELETE, &place).by(OWNER).json(&json!({})).send().await.status, 204);
    let heard_on = async {
        loop {
            if let Err(refusal) = next(&mut items).await {
                return refusal;
            }
        }
    };
    let refusal = timeout(Duration::from_secs(2), heard_on).await.expect("they are cut off while it goes on");
    assert_eq!((refusal.status, &*refusal.code), (404, "resource_not_found"));
    assert!(items.next().await.is_none());
    talks.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_heard_of_a_cancelled_run_is_cut_where_what_is_kept_ends() {
    let (world, say) = talking().await;
    let id = start(&world, "Name some spices.", 64).await;
    until(&world, &id, &["running"]).await;
    let mut items = watched(&world, &id).await;
    let mut answer = String::new();
    let mut hear = async |last: &str| {
        loop {
            let item = next(&mut items).await.expect("no refusal");
            let offset = item["offset"].as_u64().and_then(|it| usize::try_from(it).ok()).expect("a place");
            answer = answer.chars().take(offset).collect();
            answer.push_str(item["added"].as_str().expect("text"));
            if item["status"] != "running" || answer.ends_with(last) {
                break (item["status"].clone(), answer.clone());
            }
        }
    };
    tell(&say, "Saffron, ");
    assert_eq!(hear("Saffron, ").await.0, "running");
    tell(&say, "cumin");
    assert_eq!(hear("cumin").await.0, "running");
    assert_eq!(world.post(&format!("/api/v1/executions/{id}/cancel")).by(CLIENT).send().await.status, 204);
    let (status, heard) = hear("sumac").await;
    let run = until(&world, &id, ENDED).await;
    assert_eq!((&status, &run["status"], &run["answer"]), (&json!("cancelled"), &json!("cancelled"), &json!(heard)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_rule_holds_back_is_not_heard_before_all_of_it_is_there() {
    let (world, say) = talking().await;
    safety(&world, json!({"pii": [{"kind": "email", "action": "mask"}], "outputPii": true})).await;
    let id = start(&world, "Whom do I write to?", 64).await;
    until(&world, &id, &["running"]).await;
    let mut items = watched(&world, &id).await;
    tell(&say, "Write to lina@aur");
    tell(&say, "ora.example");
    sleep(Duration::from_millis(300)).await;
    assert_eq!(written(&world, &id).await, "");
    tell(&say, "");
    let last = loop {
        let item = next(&mut items).await.expect("no refusal");
        if item["status"] != "running" {
            break item;
        }
        assert_eq!(item["added"], "", "{item}");
    };
    assert_eq!((&last["status"], &last["added"]), (&json!("done"), &json!("Write to [email]")));
}
