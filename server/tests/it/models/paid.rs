//! What providers take is charged at the prices of whoever was asked, once, whatever became of the answer.

use super::stock::StockModels;
use super::{add, provider};
use crate::support::World;
use crate::support::people::OWNER;
use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::post;
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::time::Duration;

/// A world whose workers may call this machine.
async fn working() -> World {
    let mut world = World::queueing_with(&["--outgoing-private"]).await;
    world.work();
    world
}

fn priced(name: &str, (kind, url): (&str, &str), rank: u32, prices: (u64, u64)) -> Value {
    let mut provider = provider(name, kind, url);
    provider["rank"] = json!(rank);
    provider["models"][0]["promptPrice"] = json!(prices.0);
    provider["models"][0]["completionPrice"] = json!(prices.1);
    provider
}

async fn start(world: &World) -> String {
    let body = json!({"prompt": "Name a spice.", "model": "aurora-small"});
    let reply = world.post("/api/v1/executions").by(OWNER).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// The run as soon as it is as is asked for.
async fn until(world: &World, id: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..1_500 {
        let run = world.get(&format!("/api/v1/executions/{id}")).by(OWNER).send().await.json();
        if is_so(&run) {
            return run;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{id} never comes to it");
}

/// Tokens of models that everybody together has used.
async fn billed(world: &World) -> i64 {
    sqlx::query_scalar("select coalesce(sum(amount), 0)::bigint from billing.usage_logs where meter = 'ai_tokens'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number")
}

/// A provider in the style of Anthropic that counts 40 tokens of the prompt, says something, and then never ends.
async fn endless() -> String {
    let begin = json!({"type": "message_start", "message": {"usage": {"input_tokens": 40, "output_tokens": 1}}});
    let said = json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Saffron."}});
    let pieces = [format!("data: {begin}\n\n"), format!("data: {said}\n\n")];
    let answer = move || {
        let pieces = pieces.clone();
        async move {
            let body = stream::iter(pieces.map(Ok::<_, Infallible>)).chain(stream::pending());
            ([("content-type", "text/event-stream")], Body::from_stream(body)).into_response()
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/messages", post(answer))).await });
    format!("http://{address}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_really_answers_is_paid_at_their_own_prices() {
    let (world, busy, second) = (working().await, StockModels::busy(), StockModels::answering());
    add(&world, OWNER, &priced("First", ("openai", &busy.url), 10, (9_000_000, 9_000_000))).await;
    add(&world, OWNER, &priced("Second", ("openai", &second.url), 20, (1_000_000, 2_000_000))).await;
    let before = billed(&world).await;
    let id = start(&world).await;
    let run = until(&world, &id, |run| run["status"] == "done").await;
    assert_eq!((&run["provider"], &run["providerAttempts"]), (&json!("Second"), &json!(4)), "{run}");
    assert_eq!((&run["promptTokens"], &run["completionTokens"]), (&json!(11), &json!(10)));
    assert_eq!(run["costMicros"], 31, "11 at a dollar and 10 at two");
    assert_eq!(billed(&world).await - before, 21);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_that_is_cancelled_is_paid_for_as_far_as_it_came() {
    let (world, url) = (working().await, endless().await);
    add(&world, OWNER, &priced("Endless", ("anthropic", &url), 10, (1_000_000, 2_000_000))).await;
    let before = billed(&world).await;
    let id = start(&world).await;
    until(&world, &id, |run| run["answer"] == "Saffron.").await;
    let path = format!("/api/v1/executions/{id}/cancel");
    let cancel = || world.post(&path).by(OWNER).send();
    assert_eq!(cancel().await.status, 204);
    assert_eq!(cancel().await.status, 409, "it ends once");
    let run = until(&world, &id, |run| run["status"] == "cancelled").await;
    assert_eq!((&run["promptTokens"], &run["completionTokens"]), (&json!(40), &json!(2)), "{run}");
    assert_eq!((&run["costMicros"], &run["provider"]), (&json!(44), &json!("Endless")));
    // The worker notices that the run isn't its own any more, and has nothing to add.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(billed(&world).await - before, 42);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_lost_worker_had_taken_is_paid_for_with_the_end() {
    let (mut world, url) = (working().await, endless().await);
    add(&world, OWNER, &priced("Endless", ("anthropic", &url), 10, (1_000_000, 2_000_000))).await;
    let before = billed(&world).await;
    let id = start(&world).await;
    for attempt in 1..=3 {
        until(&world, &id, |run| run["attempts"] == attempt && run["answer"] == "Saffron.").await;
        world.stop_working();
        sqlx::raw_sql("update workspaces.execution_progress set leased_until = now() - interval '1 second'")
            .execute(&mut world.as_superuser().await)
            .await
            .expect("the lease runs out");
        world.work();
    }
    let run = until(&world, &id, |run| run["status"] == "failed").await;
    assert_eq!((&run["failure"], &run["costMicros"]), (&json!("interrupted"), &json!(3 * 44)), "{run}");
    assert_eq!(billed(&world).await - before, 3 * 42);
}
