//! How many people sign in by password each second, and what a list's slowest requests cost meanwhile.
//!
//! `cargo bench --profile quick --bench sign_in`. A list of fifty tenants is asked for every ten milliseconds, alone and
//! while four people sign in again and again; its latencies are compared within the same run.

#[path = "support/platform.rs"]
mod platform;

use axum::Router;
use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use platform::{EMAIL, PASSWORD, Platform};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tower::ServiceExt;

const ROUNDS: usize = 5;
const REQUESTS: usize = 600;
const EVERY: Duration = Duration::from_millis(10);
const PEOPLE: usize = 4;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let platform = Platform::new().await?;
    // The database stays for as long as somebody asks it.
    let Platform { cluster: _cluster, services: _services, router, token, .. } = platform;
    let (app, token) = (&router, &token);
    latencies(app, token, 200).await?;
    println!(
        "{:>5} {:>10} {:>10} {:>12} {:>12} {:>7} {:>12}",
        "round", "p50 ms", "p99 ms", "p50 busy", "p99 busy", "ratio", "sign-ins/s"
    );
    for round in 1..=ROUNDS {
        let alone = latencies(app, token, REQUESTS).await?;
        let (over, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let people: Vec<_> = (0..PEOPLE)
            .map(|_| {
                let (app, over, count) = (app.clone(), over.clone(), count.clone());
                tokio::spawn(async move {
                    while !over.load(Ordering::Relaxed) {
                        sign_in(&app).await;
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        let begun = Instant::now();
        let busy = latencies(app, token, REQUESTS).await?;
        over.store(true, Ordering::Relaxed);
        let rate = count.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64();
        for person in people {
            person.await?;
        }
        let at = |all: &[f64], part: usize| all[(all.len() - 1) * part / 100];
        println!(
            "{round:>5} {:>10.2} {:>10.2} {:>12.2} {:>12.2} {:>7.2} {rate:>12.1}",
            at(&alone, 50),
            at(&alone, 99),
            at(&busy, 50),
            at(&busy, 99),
            at(&busy, 99) / at(&alone, 99)
        );
    }
    Ok(())
}

/// Milliseconds of each request, in order. One is due every ten milliseconds, and waits from then on.
async fn latencies(app: &Router, token: &str, times: usize) -> Result<Vec<f64>, Box<dyn std::error::Error>> {
    let mut all = Vec::with_capacity(times);
    let begun = Instant::now();
    for number in 0..times {
        let due = begun + EVERY * u32::try_from(number)?;
        tokio::time::sleep_until(due.into()).await;
        platform::list(app, token).await?;
        all.push(due.elapsed().as_secs_f64() * 1e3);
    }
    all.sort_by(f64::total_cmp);
    Ok(all)
}

async fn sign_in(app: &Router) {
    let body = format!("{{\"email\":\"{EMAIL}\",\"password\":\"{PASSWORD}\"}}");
    let request = Request::post("/api/v1/auth/login")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::HOST, "localhost")
        .body(Body::from(body))
        .expect("a request");
    let response = app.clone().oneshot(request).await.expect("an answer");
    assert!(response.status().is_success(), "{}", response.status());
    response.into_body().collect().await.expect("a body");
}
