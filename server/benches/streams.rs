//! What idle streams of changes cost: two thousand of them on one process of the built program, each on a connection of its
//! own. How much memory each takes, and how long it is until all of them have heard of one change.
//!
//! `cargo bench --profile quick --bench streams`. PostgreSQL isn't counted: it is another process.

#[path = "support/program.rs"]
mod program;

use program::{Failed, PASSWORD, Program};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};

const STREAMS: usize = 2_000;
/// Streams of each person; twenty are allowed.
const EACH: usize = 20;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    // The program inherits it: each stream is a file to both.
    let own = std::process::id().to_string();
    Command::new("prlimit").args(["--pid", &own, "--nofile=8192"]).status()?;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().build()?;
    let program = Program::start(&client, &[]).await?;
    let url = program.url.clone();
    let admin = program.sign_in(&client, "admin@demo.portico.example").await?;
    let found = client.get(format!("{url}/api/v1/tenants?search=Aurora")).bearer_auth(&admin).send().await?;
    let found: Value = found.error_for_status()?.json().await?;
    let tenant = found["data"][0]["id"].as_str().ok_or("no tenant")?;
    let plan = client.put(format!("{url}/api/v1/tenants/{tenant}/plan")).bearer_auth(&admin);
    plan.json(&json!({"plan": "enterprise"})).send().await?.error_for_status()?;
    let owner = program.sign_in(&client, "owner@demo.portico.example").await?;
    let mut tokens = Vec::new();
    for number in 0..STREAMS / EACH {
        let email = format!("reader{number}@aurora.example");
        let person = json!({"email": email, "name": "A reader", "password": PASSWORD, "role": "client_user"});
        let add = client.post(format!("{url}/api/v1/users")).bearer_auth(&owner).json(&person);
        add.send().await?.error_for_status()?;
        tokens.push(program.sign_in(&client, &email).await?);
    }
    let before = program.resident_kib()?;
    let mut streams = Vec::with_capacity(STREAMS);
    for number in 0..STREAMS {
        let token = &tokens[number / EACH];
        let mut stream =
            client.get(format!("{url}/api/v1/changes")).bearer_auth(token).send().await?.error_for_status()?;
        stream.chunk().await?.ok_or("a stream that ends")?;
        streams.push(stream);
    }
    // As long as it takes for what opening needed to be given back.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let after = program.resident_kib()?;
    println!("{:>8} {:>10} {:>10} {:>12}", "streams", "MiB before", "MiB after", "KiB a stream");
    let each = (after - before) / STREAMS as f64;
    println!("{STREAMS:>8} {:>10.1} {:>10.1} {each:>12.1}", before / 1024.0, after / 1024.0);

    let waiting: Vec<_> = streams.into_iter().map(|stream| tokio::spawn(until_changed(stream))).collect();
    let began = Instant::now();
    let team = client.post(format!("{url}/api/v1/teams")).bearer_auth(&owner).json(&json!({"name": "Harvest"}));
    team.send().await?.error_for_status()?;
    let mut heard = Vec::with_capacity(STREAMS);
    for one in waiting {
        heard.push(one.await??.duration_since(began));
    }
    heard.sort();
    let ms = |part: usize| heard[(STREAMS - 1) * part / 100].as_secs_f64() * 1e3;
    println!(
        "a change is heard after {:.0} ms by half, {:.0} ms by 99 of 100, {:.0} ms by all",
        ms(50),
        ms(99),
        ms(100)
    );
    Ok(())
}

async fn until_changed(mut stream: Response) -> Result<Instant, Failed> {
    loop {
        let piece = stream.chunk().await?.ok_or("a stream that ends")?;
        if piece.windows(6).any(|part| part == b"\"team\"") {
            return Ok(Instant::now());
        }
    }
}
