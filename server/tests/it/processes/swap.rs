use super::load::{Balancer, Load};
use crate::support::people::ADMIN;
use crate::support::{Portico, World, http};
use nix::sys::signal::Signal;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn all_processes_are_swapped_under_load_and_not_one_request_fails() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let mut old: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &[])).collect();
    let balancer = Balancer::before(old.iter().map(|process| process.url.clone())).await;
    balancer.until_ready(3).await;
    let load = Load::start(&balancer, &token, 6);
    let mut new = Vec::new();
    for process in &mut old {
        let next = Portico::beside(&world.urls, &[]);
        balancer.add(&next.url);
        balancer.until_ready(4).await;
        new.push(next);
        let status = tokio::task::block_in_place(|| process.end(Signal::SIGTERM));
        assert!(status.success(), "{}", process.log());
        balancer.until_ready(3).await;
    }
    let outcome = load.stop().await;
    assert_eq!((&outcome.repeated, &outcome.wrong), (&Vec::new(), &Vec::new()), "not one failed request");
    assert!(outcome.answered > 100, "there was load: {}", outcome.answered);
    let mut names = balancer.names(&token, "Load").await;
    names.sort();
    assert_eq!(names, outcome.opened.into_iter().collect::<Vec<_>>(), "each exactly once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_process_that_is_going_says_so_first_answers_on_and_closes_connections() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let mut process = Portico::beside(&world.urls, &["--drain", "2"]);
    let client = http();
    let get = |path: &str| client.get(format!("{}{path}", process.url)).bearer_auth(&token).send();
    let before = get("/api/v1/me").await.expect("an answer");
    assert!(before.status() == 200 && !before.headers().contains_key("connection"));
    process.signal(Signal::SIGTERM);
    let told = Instant::now();
    let mut ready = get("/health/ready").await.expect("an answer");
    while ready.status() == 200 && told.elapsed() < Duration::from_secs(1) {
        ready = get("/health/ready").await.expect("an answer");
    }
    assert_eq!(ready.status(), 503);
    assert!(told.elapsed() < Duration::from_secs(1), "at once: {:?}", told.elapsed());
    let body: serde_json::Value = ready.json().await.expect("JSON");
    assert_eq!(body["status"], "draining");
    assert_eq!(get("/health/live").await.expect("an answer").status(), 200);
    let during = get("/api/v1/me").await.expect("it still answers");
    assert_eq!(during.status(), 200);
    assert_eq!(during.headers().get("connection").map(|value| value.as_bytes()), Some(&b"close"[..]));
    let status = tokio::task::block_in_place(|| process.end_of());
    assert!(status.success() && told.elapsed() >= Duration::from_secs(2), "{:?}", told.elapsed());
}
