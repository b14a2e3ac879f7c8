//! A tiny balancer and the load that goes through it.

use crate::support::http;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The pause between two looks at a process' readiness; much shorter than its drain.
const LOOK: Duration = Duration::from_millis(50);

/// Sends each request to the next process that says it is ready.
pub struct Balancer {
    client: Client,
    all: Mutex<Vec<String>>,
    ready: Mutex<Vec<String>>,
    next: AtomicUsize,
    held: AtomicBool,
}

impl Balancer {
    /// A balancer before these processes, which looks at their readiness from now on.
    pub async fn before(urls: impl IntoIterator<Item = String>) -> Arc<Self> {
        let all = Mutex::new(urls.into_iter().collect());
        let balancer = Arc::new(Self {
            client: http(),
            all,
            ready: Mutex::default(),
            next: AtomicUsize::new(0),
            held: AtomicBool::new(false),
        });
        balancer.look().await;
        let looking = Arc::downgrade(&balancer);
        tokio::spawn(async move {
            while let Some(balancer) = looking.upgrade() {
                balancer.look().await;
                drop(balancer);
                tokio::time::sleep(LOOK).await;
            }
        });
        balancer
    }

    /// One more process.
    pub fn add(&self, url: &str) {
        self.all.lock().expect("nobody panicked").push(url.to_owned());
    }

    /// Waits until so many processes are ready.
    pub async fn until_ready(&self, count: usize) {
        for _ in 0..600 {
            if self.ready.lock().expect("nobody panicked").len() == count {
                return;
            }
            tokio::time::sleep(LOOK).await;
        }
        panic!("never are {count} processes ready");
    }

    /// Sends requests from now on to those that are ready now, whatever they say later.
    pub fn hold(&self) {
        self.held.store(true, Ordering::Relaxed);
    }

    /// Waits until requests are answered.
    pub async fn until_answering(&self, token: &str) {
        for _ in 0..600 {
            if self.me(token).await.is_ok_and(|answer| answer.status() == 200) {
                return;
            }
            tokio::time::sleep(LOOK).await;
        }
        panic!("nobody answers");
    }

    async fn look(&self) {
        if self.held.load(Ordering::Relaxed) {
            return;
        }
        let all = self.all.lock().expect("nobody panicked").clone();
        let mut ready = Vec::new();
        for url in all {
            let answer = self.client.get(format!("{url}/health/ready")).send().await;
            if answer.is_ok_and(|answer| answer.status() == 200) {
                ready.push(url);
            }
        }
        *self.ready.lock().expect("nobody panicked") = ready;
    }

    fn target(&self) -> Option<String> {
        let ready = self.ready.lock().expect("nobody panicked");
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        ready.get(at % ready.len().max(1)).cloned()
    }

    /// Asks one of the processes who one is.
    pub async fn me(&self, token: &str) -> Result<Response, String> {
        let url = self.target().ok_or("nobody is ready")?;
        let ask = self.client.get(format!("{url}/api/v1/me")).bearer_auth(token);
        ask.send().await.map_err(|why| format!("{url}: {why:?}"))
    }

    /// Opens a tenant of this name through one of the processes; asked again, it is still one.
    pub async fn open(&self, token: &str, name: &str) -> Result<Response, String> {
        let url = self.target().ok_or("nobody is ready")?;
        let body = json!({"name": name, "kind": "agency", "adminEmail": "office@load.example"});
        let ask = self.client.post(format!("{url}/api/v1/tenants")).bearer_auth(token);
        let ask = ask.header("idempotency-key", name).json(&body);
        ask.send().await.map_err(|why| format!("{url}: {why:?}"))
    }

    /// The names of all tenants that begin like this, each as often as it is there.
    pub async fn names(&self, token: &str, beginning: &str) -> Vec<String> {
        let (mut names, mut cursor) = (Vec::new(), String::new());
        loop {
            let url = self.target().expect("somebody is ready");
            let path = format!("{url}/api/v1/tenants?limit=200&search={beginning}{cursor}");
            let page: Value =
                self.client.get(path).bearer_auth(token).send().await.expect("an answer").json().await.expect("JSON");
            let rows = page["data"].as_array().expect("rows");
            names.extend(rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)));
            match page["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return names,
            }
        }
    }
}

/// What came of the load.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Names of tenants that were answered with 201.
    pub opened: BTreeSet<String>,
    /// Requests that were answered as they should be.
    pub answered: usize,
    /// Requests that had to be asked again: status and code, or why there was no answer.
    pub repeated: Vec<String>,
    /// Answers that nobody should ever get.
    pub wrong: Vec<String>,
}

/// Load that goes on until it is stopped.
pub struct Load {
    stop: Arc<AtomicBool>,
    lanes: Vec<JoinHandle<Outcome>>,
}

impl Load {
    /// Several lanes at once, each of reads and commands in turn. What isn't answered, or with 503, is asked again.
    pub fn start(balancer: &Arc<Balancer>, token: &str, lanes: usize) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let lane = |number: usize| {
            let (balancer, token, stop) = (balancer.clone(), token.to_owned(), stop.clone());
            tokio::spawn(async move { run(&balancer, &token, number, &stop).await })
        };
        let lanes = (0..lanes).map(lane).collect();
        Self { stop, lanes }
    }

    /// Lets every request that was begun come to its end.
    pub async fn stop(self) -> Outcome {
        self.stop.store(true, Ordering::Relaxed);
        let mut all = Outcome::default();
        for lane in self.lanes {
            let one = lane.await.expect("no lane panics");
            all.opened.extend(one.opened);
            all.answered += one.answered;
            all.repeated.extend(one.repeated);
            all.wrong.extend(one.wrong);
        }
        all
    }
}

async fn run(balancer: &Balancer, token: &str, lane: usize, stop: &AtomicBool) -> Outcome {
    let mut outcome = Outcome::default();
    let mut number = 0;
    while !stop.load(Ordering::Relaxed) {
        number += 1;
        let name = format!("Load {lane}-{number}");
        loop {
            let (answer, wanted) = match number % 2 {
                0 => (balancer.me(token).await, 200),
                _ => (balancer.open(token, &name).await, 201),
            };
            match answer {
                Ok(answer) if answer.status() == wanted => {
                    outcome.answered += 1;
                    if wanted == 201 {
                        outcome.opened.insert(name.clone());
                    }
                    break;
                }
                Ok(answer) => {
                    let status = answer.status().as_u16();
                    let text = format!("{status} {}", answer.text().await.unwrap_or_default());
                    if status != 503 && !text.contains("in_flight") {
                        outcome.wrong.push(text);
                        break;
                    }
                    outcome.repeated.push(text);
                }
                Err(why) => outcome.repeated.push(why),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    outcome
}
