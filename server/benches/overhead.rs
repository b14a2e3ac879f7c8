//! What a call to a model takes longer through the OpenAI-style door of the built program than made directly to the same
//! provider: a stand-in on this machine that answers at once, so that nothing but the way is measured. Both take turns.
//!
//! `cargo bench --profile quick --bench overhead`. On the way are rights, limits and rules, three events in two
//! commits, the worker, the adapter, and the word of the run that the answer is read from. The goal for the median of
//! the whole is 3 ms.

#[path = "support/chat.rs"]
mod chat;
#[path = "support/program.rs"]
mod program;
#[path = "support/times.rs"]
mod times;

use axum::Router;
use axum::body::Bytes;
use axum::response::sse::{Event, Sse};
use axum::routing::post;
use chat::{Took, ask, question};
use futures::stream::{self, Stream};
use program::{Failed, Program};
use reqwest::Client;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::time::{Duration, Instant};
use times::percentile;
use tokio::net::TcpListener;
use tokio::time::sleep_until;

const ROUNDS: usize = 5;
const CALLS: usize = 100;
/// So far apart that no plan's limit of requests is met.
const EVERY: Duration = Duration::from_millis(80);
const MODEL: &str = "stand-in";
/// What the stand-in says, token by token.
const ANSWER: [&str; 4] = ["Saffron", " is", " dear", "."];

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().build()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let provider = format!("http://{}/v1", listener.local_addr()?);
    let stand_in = Router::new().route("/v1/chat/completions", post(answer));
    tokio::spawn(async move { axum::serve(listener, stand_in).await });
    let program = Program::start(&client, &["--outgoing-private"]).await?;
    let token = program.sign_in(&client, "owner@demo.portico.example").await?;
    let add = json!({
        "name": "Stand-in", "kind": "openai", "baseUrl": provider,
        "models": [{"id": MODEL, "name": "Stand-in", "contextTokens": 8192}]
    });
    let added = client.post(format!("{}/api/v1/model-providers", program.url)).bearer_auth(&token).json(&add);
    added.send().await?.error_for_status()?;

    let door = format!("{}/api/v1/ai", program.url);
    println!(
        "{:>5} {:>12} {:>10} {:>10} {:>12} {:>10} {:>10} {:>10}",
        "round", "first direct", "door", "over ms", "whole direct", "door", "over ms", "p99 over"
    );
    let mut all: [Vec<Took>; 2] = Default::default();
    // The first one counts for nothing: connections are opened and statements planned in it.
    for round in 0..=ROUNDS {
        let mut took: [Vec<Took>; 2] = Default::default();
        let begun = Instant::now();
        for number in 0..CALLS {
            sleep_until((begun + EVERY * u32::try_from(number)?).into()).await;
            let question = question(MODEL, &format!("Name spice {number}."), 64);
            took[0].push(ask(&client, &provider, "none", &question).await?);
            took[1].push(ask(&client, &door, &token, &question).await?);
        }
        if round == 0 {
            continue;
        }
        print(&round.to_string(), &took);
        for (all, took) in all.iter_mut().zip(took) {
            all.extend(took);
        }
    }
    print("all", &all);
    println!("{:.1} MiB in memory afterwards", program.resident_kib()? / 1024.0);
    Ok(())
}

/// An answer at once.
async fn answer(_question: Bytes) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let chunk = |delta: Value, reason: Option<&str>| {
        json!({
            "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": MODEL,
            "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]
        })
    };
    let first = chunk(json!({"role": "assistant", "content": ""}), None);
    let said = ANSWER.map(|piece| chunk(json!({"content": piece}), None));
    let last = chunk(json!({}), Some("stop"));
    let usage = json!({
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": MODEL, "choices": [],
        "usage": {"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}
    });
    let chunks = [first].into_iter().chain(said).chain([last, usage]).map(|chunk| chunk.to_string());
    let events: Vec<Result<Event, Infallible>> =
        chunks.chain(["[DONE]".to_owned()]).map(|data| Ok(Event::default().data(data))).collect();
    Sse::new(stream::iter(events))
}

/// Until the first text, and until the end.
const TIMES: [fn(&Took) -> Duration; 2] = [|took| took.0, |took| took.1];

fn print(round: &str, [direct, door]: &[Vec<Took>; 2]) {
    let of = |took: &[Took], part: usize, time: fn(&Took) -> Duration| {
        percentile(&mut took.iter().map(time).collect::<Vec<_>>(), part)
    };
    let [first, whole] = TIMES.map(|time| (of(direct, 50, time), of(door, 50, time)));
    let late = of(door, 99, TIMES[1]) - of(direct, 99, TIMES[1]);
    println!(
        "{round:>5} {:>12.2} {:>10.2} {:>10.2} {:>12.2} {:>10.2} {:>10.2} {late:>10.2}",
        first.0,
        first.1,
        first.1 - first.0,
        whole.0,
        whole.1,
        whole.1 - whole.0
    );
}
