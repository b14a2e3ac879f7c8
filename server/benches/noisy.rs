//! What a noisy tenant costs its neighbours: one asks with as many requests at a time as it likes, within its limits and
//! beyond, while the latencies of another, which asks every forty milliseconds, are compared with those it has alone.
//!
//! `cargo bench --profile quick --bench noisy`; with `PORTICO_TENANT_SHARE=10000` tenants have no shares. The noisy
//! tenant is another one in each round: its limits are whole then. Five milliseconds of network lie between an answer and
//! its next request.

#[path = "support/crowd.rs"]
mod crowd;

use crowd::{Crowd, Failed, Installation, percentile};
use domain::policy::Role;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const TENANTS: usize = 100;
const ROUNDS: usize = 5;
const REQUESTS: usize = 200;
const EVERY: Duration = Duration::from_millis(40);
const NETWORK: Duration = Duration::from_millis(5);
const LANES: usize = 64;
/// People of a tenant who ask: more than one, since a person has limits too.
const PEOPLE: usize = 4;
const ASKED: &str = "/api/v1/users?limit=50";

/// What the noisy tenant got.
#[derive(Default)]
struct Noise {
    over: AtomicBool,
    answered: AtomicUsize,
    refused: AtomicUsize,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Failed> {
    let crowd = Crowd::new(&["--limit-sign-in-email", "1000"]).await?;
    let installation = Arc::new(crowd.with(TENANTS).await?);
    let quiet = &someone(&installation, "quiet").await?;
    latencies(&installation, quiet, 50).await?;
    println!(
        "{:>5} {:>10} {:>10} {:>12} {:>12} {:>7} {:>12} {:>12}",
        "round", "p50 alone", "p99 alone", "p50 busy", "p99 busy", "p99", "answered/s", "refused/s"
    );
    let mut both = [Vec::new(), Vec::new()];
    // The first one counts for nothing: connections are opened and statements planned in it.
    for round in 0..=ROUNDS {
        let people = someone(&installation, &format!("noisy{round}")).await?;
        let mut alone = latencies(&installation, quiet, REQUESTS).await?;
        let (noise, began) = (Arc::<Noise>::default(), Instant::now());
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| {
                let (installation, noise) = (installation.clone(), noise.clone());
                let token = people[lane % PEOPLE].clone();
                tokio::spawn(async move {
                    while !noise.over.load(Ordering::Relaxed) {
                        let count = match installation.ask(ASKED, &token).await? {
                            Some(_) => &noise.answered,
                            None => &noise.refused,
                        };
                        count.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(NETWORK).await;
                    }
                    Ok::<_, Failed>(())
                })
            })
            .collect();
        let mut busy = latencies(&installation, quiet, REQUESTS).await?;
        noise.over.store(true, Ordering::Relaxed);
        for lane in lanes {
            lane.await??;
        }
        let rate = |count: &AtomicUsize| count.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64();
        if round == 0 {
            continue;
        }
        both[0].extend(&alone);
        both[1].extend(&busy);
        let [alone, busy] = [&mut alone, &mut busy].map(|all| [percentile(all, 50), percentile(all, 99)]);
        println!(
            "{round:>5} {:>10.2} {:>10.2} {:>12.2} {:>12.2} {:>7.2} {:>12.0} {:>12.0}",
            alone[0],
            alone[1],
            busy[0],
            busy[1],
            busy[1] / alone[1],
            rate(&noise.answered),
            rate(&noise.refused)
        );
    }
    let [alone, busy] = both.map(|mut all| [percentile(&mut all, 50), percentile(&mut all, 99)]);
    println!(
        "  all {:>10.2} {:>10.2} {:>12.2} {:>12.2} {:>7.2}",
        alone[0],
        alone[1],
        busy[0],
        busy[1],
        busy[1] / alone[1]
    );
    Ok(())
}

/// A new tenant's people, by their tokens.
async fn someone(installation: &Installation, name: &str) -> Result<Vec<String>, Failed> {
    let tenant = installation.tenant(name).await?;
    let mut tokens = Vec::with_capacity(PEOPLE);
    for number in 0..PEOPLE {
        let email = format!("{name}.{number}@bench.example");
        installation.person(&email, tenant, Role::Owner).await?;
        tokens.push(installation.token(&email).await?);
    }
    Ok(tokens)
}

/// One request is due every forty milliseconds, and waits from then on.
async fn latencies(installation: &Installation, people: &[String], times: usize) -> Result<Vec<Duration>, Failed> {
    let mut all = Vec::with_capacity(times);
    let begun = Instant::now();
    for number in 0..times {
        let due = begun + EVERY * u32::try_from(number)?;
        tokio::time::sleep_until(due.into()).await;
        let token = &people[number % PEOPLE];
        if installation.ask(ASKED, token).await?.is_none() {
            let (status, body) = installation.answer(ASKED, token).await?;
            return Err(format!("the quiet tenant is refused: {status} {}", String::from_utf8_lossy(&body)).into());
        }
        all.push(due.elapsed());
    }
    Ok(all)
}
