//! The models of this process in the built program: what it holds in memory with both of them, how long it is until the
//! first text of an answer through queue and stream beside the same weights asked directly, and how long lists take
//! while two answers are written.
//!
//! `PORTICO_MODEL=weights.gguf PORTICO_EMBEDDINGS=all-MiniLM-L6-v2 cargo bench --profile quick --bench local_model`. The
//! goal for lists is a p99 within twice of what it is alone. PostgreSQL isn't counted: it is another process.

#[path = "support/chat.rs"]
mod chat;
#[path = "support/program.rs"]
mod program;
#[path = "support/times.rs"]
mod times;

use chat::{ask, question};
use llama::{CancelFlag, Message, Model, Options, Pool, PoolOptions, Request};
use program::{Failed, Program};
use reqwest::Client;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use times::percentile;
use tokio::sync::mpsc::unbounded_channel;

const ROUNDS: usize = 5;
const QUESTIONS: usize = 20;
const LISTS: usize = 200;
const EVERY: Duration = Duration::from_millis(40);
/// Answers that are written side by side.
const ANSWERS: usize = 2;
/// Tokens of an answer of which only the beginning counts.
const SHORT: u32 = 16;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let (weights, sentences) = (std::env::var("PORTICO_MODEL")?, std::env::var("PORTICO_EMBEDDINGS")?);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().build()?;
    let bare = Program::start(&client, &[]).await?.resident_kib()?;
    let program = Program::start(&client, &["--model", &weights, "--embeddings", &sentences]).await?;
    let loaded = program.resident_kib()?;
    let token = program.sign_in(&client, "owner@demo.portico.example").await?;
    let door = format!("{}/api/v1/ai", program.url);
    let model = local_id(&weights);
    ask(&client, &door, &token, &question(&model, "Name a spice.", 64)).await?;
    let embed = json!({"input": vec!["Where is my parcel? ".repeat(60); 16]});
    let embedded = client.post(format!("{door}/embeddings")).bearer_auth(&token).json(&embed).send().await?;
    embedded.error_for_status()?.bytes().await?;
    let used = program.resident_kib()?;
    let on_disk = [Path::new(&weights).to_owned(), Path::new(&sentences).join("model.safetensors")];
    let on_disk = on_disk.iter().map(|path| path.metadata().map(|it| it.len())).sum::<Result<u64, _>>()?;
    println!("{:>14} {:>14} {:>14} {:>14}", "weights MiB", "without MiB", "loaded MiB", "used MiB");
    let mib = |kib: f64| kib / 1024.0;
    println!("{:>14.1} {:>14.1} {:>14.1} {:>14.1}", on_disk as f64 / 1_048_576.0, mib(bare), mib(loaded), mib(used));

    first_texts(&client, (&weights, &model), (&door, &token)).await?;
    lists(&client, &program, (&model, &door, &token)).await
}

/// What runs name the weights by.
fn local_id(weights: &str) -> String {
    Path::new(weights).file_stem().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The time to the first text, directly and through the door in turns.
async fn first_texts(
    client: &Client,
    (weights, model): (&str, &str),
    (door, token): (&str, &str),
) -> Result<(), Failed> {
    let pool = Pool::start(Model::load(weights.as_ref(), Options::default())?, PoolOptions::default())?;
    println!("{:>14} {:>14} {:>14} {:>14}", "first text", "direct ms", "door ms", "over ms");
    for round in 1..=ROUNDS {
        let (mut direct, mut through) = (Vec::new(), Vec::new());
        for number in 0..QUESTIONS {
            let text = format!("Question {number} of {round}: which spice is the dearest, and why is that so?");
            direct.push(first_of_pool(&pool, &text).await?);
            through.push(ask(client, door, token, &question(model, &text, SHORT)).await?.0);
        }
        let (direct, through) = (percentile(&mut direct, 50), percentile(&mut through, 50));
        println!("{round:>14} {direct:>14.1} {through:>14.1} {:>14.1}", through - direct);
    }
    Ok(())
}

/// How long the first text takes without anything around the model; waits for the end too, so that nothing overlaps.
async fn first_of_pool(pool: &Pool, text: &str) -> Result<Duration, Failed> {
    let (send, mut events) = unbounded_channel();
    let began = Instant::now();
    let request = Request { max_tokens: SHORT, ..Request::new(vec![Message::user(text)]) };
    pool.submit(request, CancelFlag::default(), Box::new(move |event| drop(send.send(event))))?;
    let mut first = None;
    while let Some(event) = events.recv().await {
        match event {
            llama::Event::Text(_) if first.is_none() => first = Some(began.elapsed()),
            llama::Event::Failed(error) => return Err(error.into()),
            _ => {}
        }
    }
    first.ok_or_else(|| "an answer without a text".into())
}

/// What lists take alone, and while answers are written.
async fn lists(client: &Client, program: &Program, (model, door, token): (&str, &str, &str)) -> Result<(), Failed> {
    let admin = program.sign_in(client, "admin@demo.portico.example").await?;
    let address = format!("{}/api/v1/tenants?limit=50", program.url);
    latencies(client, &address, &admin, 50).await?;
    println!(
        "{:>14} {:>10} {:>10} {:>10} {:>10} {:>8} {:>8}",
        "lists", "p50 alone", "p99 alone", "p50 busy", "p99 busy", "p99", "answers"
    );
    let (mut both, mut total) = ([Vec::new(), Vec::new()], 0);
    for round in 1..=ROUNDS {
        let alone = latencies(client, &address, &admin, LISTS).await?;
        let over = Arc::<AtomicBool>::default();
        let lanes: Vec<_> = (0..ANSWERS)
            .map(|lane| {
                let (client, door, token, over) = (client.clone(), door.to_owned(), token.to_owned(), over.clone());
                let question = question(model, &format!("Tell the long story of ship {lane}."), 128);
                tokio::spawn(async move {
                    let mut answers = 0_usize;
                    while !over.load(Ordering::Relaxed) {
                        ask(&client, &door, &token, &question).await?;
                        answers += 1;
                    }
                    Ok::<_, Failed>(answers)
                })
            })
            .collect();
        let busy = latencies(client, &address, &admin, LISTS).await?;
        over.store(true, Ordering::Relaxed);
        let mut answers = 0;
        for lane in lanes {
            answers += lane.await??;
        }
        print(&round.to_string(), (&alone, &busy), answers);
        total += answers;
        both[0].extend(alone);
        both[1].extend(busy);
    }
    print("all", (&both[0], &both[1]), total);
    Ok(())
}

fn print(round: &str, (alone, busy): (&[Duration], &[Duration]), answers: usize) {
    let [alone, busy] = [alone, busy].map(|all| {
        let mut all = all.to_vec();
        (percentile(&mut all, 50), percentile(&mut all, 99))
    });
    let ratio = busy.1 / alone.1;
    println!(
        "{round:>14} {:>10.2} {:>10.2} {:>10.2} {:>10.2} {ratio:>8.2} {answers:>8}",
        alone.0, alone.1, busy.0, busy.1
    );
}

/// One request is due every forty milliseconds, and waits from then on.
async fn latencies(client: &Client, address: &str, token: &str, times: usize) -> Result<Vec<Duration>, Failed> {
    let mut all = Vec::with_capacity(times);
    let begun = Instant::now();
    for number in 0..times {
        let due = begun + EVERY * u32::try_from(number)?;
        tokio::time::sleep_until(due.into()).await;
        client.get(address).bearer_auth(token).send().await?.error_for_status()?.bytes().await?;
        all.push(due.elapsed());
    }
    Ok(all)
}
