//! The program and its database are killed over and over while they work: three times as a rule, as often as
//! PORTICO_STORM says in the long run.

use crate::support::people::ADMIN;
use crate::support::{PASSWORD, Portico, http};
use managed_postgres::{Cluster, DATABASE, SUPERUSER};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;

/// How long the program works between two kills.
const WORK: Duration = Duration::from_millis(700);
const WRITERS: usize = 4;
/// The writers ask faster than anybody is let through.
const UNLIMITED: [&str; 10] = [
    "--limit-address",
    "1000000",
    "--limit-person",
    "1000000",
    "--limit-tenant",
    "1000000",
    "--limit-sign-in",
    "1000000",
    "--limit-sign-in-email",
    "1000000",
];
const SOON: Duration = Duration::from_secs(60);

fn kills() -> usize {
    std::env::var("PORTICO_STORM").ok().and_then(|times| times.parse().ok()).unwrap_or(3)
}

/// Writers that go on through every failure, and the tenants that they were told are there.
struct Load {
    acknowledged: Arc<Mutex<Vec<String>>>,
    url: Arc<Mutex<String>>,
    writers: Vec<JoinHandle<()>>,
}

impl Load {
    fn on(url: &str) -> Self {
        let (acknowledged, url) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(Mutex::new(url.to_owned())));
        let writers = (0..WRITERS).map(|_| tokio::spawn(write(acknowledged.clone(), url.clone()))).collect();
        Self { acknowledged, url, writers }
    }

    /// The server came back elsewhere.
    fn go_on_at(&self, url: &str) {
        url.clone_into(&mut self.url.lock().expect("no writer panics"));
    }

    fn count(&self) -> usize {
        self.acknowledged.lock().expect("no writer panics").len()
    }

    /// Until more is acknowledged than before.
    async fn work_beyond(&self, before: usize) {
        let told = async {
            while self.count() <= before {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(SOON, told).await.expect("the server takes commands again");
    }

    fn end(self) -> Vec<String> {
        self.writers.iter().for_each(JoinHandle::abort);
        self.acknowledged.lock().expect("no writer panics").clone()
    }
}

async fn write(acknowledged: Arc<Mutex<Vec<String>>>, url: Arc<Mutex<String>>) {
    let http = http();
    let mut token = None;
    loop {
        let at = url.lock().expect("no writer panics").clone();
        if token.is_none() {
            let body = json!({"email": ADMIN, "password": PASSWORD});
            let reply = post(&http, &format!("{at}/api/v1/auth/login"), "", &body).await;
            token = reply.and_then(|(_, reply)| reply["accessToken"].as_str().map(str::to_owned));
        }
        let body = json!({"name": "Storm petrel", "kind": "agency", "adminEmail": "office@storm.example"});
        let reply = match &token {
            Some(token) => post(&http, &format!("{at}/api/v1/tenants"), token, &body).await,
            None => None,
        };
        match reply {
            Some((201, reply)) => {
                let id = reply["id"].as_str().expect("an id").to_owned();
                acknowledged.lock().expect("no writer panics").push(id);
            }
            Some((401, _)) => token = None,
            Some((status, reply)) if status < 500 => panic!("{status}: {reply}"),
            _ => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn post(http: &reqwest::Client, url: &str, token: &str, body: &Value) -> Option<(u16, Value)> {
    let ask = http.post(url).json(body).timeout(Duration::from_secs(10));
    let ask = if token.is_empty() { ask } else { ask.bearer_auth(token) };
    let reply = ask.send().await.ok()?;
    let status = reply.status().as_u16();
    Some((status, reply.json().await.ok()?))
}

async fn postgres(server: &Portico) -> PgConnection {
    for _ in 0..600 {
        let found = Cluster::attach(&server.data().join("postgres")).ok().flatten();
        if let Some(found) = found
            && let Ok(connection) = PgConnection::connect(&found.url(SUPERUSER, DATABASE)).await
        {
            return connection;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the database doesn't come back: {}", server.log());
}

/// Nothing that was acknowledged is lost, and each event had its effect on the counts once.
async fn assert_whole(server: &Portico, acknowledged: &[String]) {
    let mut db = postgres(server).await;
    let lost = "select coalesce(array_agg(id), '{}') from unnest($1::text[]) id
                where not exists (select from log.events where stream_id = id::uuid)
                   or not exists (select from tenancy.tenants t where t.id = id::uuid)";
    let lost: Vec<String> = sqlx::query_scalar(lost).bind(acknowledged).fetch_one(&mut db).await.expect("the log");
    assert_eq!(lost, Vec::<String>::new(), "of {} acknowledged", acknowledged.len());
    let wrong = "select coalesce(string_agg(coalesce(c::text, p::text), E'\\n'), '')
                 from (select tenant_id, (occurred_at at time zone 'UTC')::date as day, context, type,
                              count(*) as events from log.events group by 1, 2, 3, 4) c
                 full join platform.event_counts p using (tenant_id, day, context, type, events)
                 where c is null or p is null";
    let mut differences = String::new();
    for _ in 0..600 {
        differences = sqlx::query_scalar(wrong).fetch_one(&mut db).await.expect("the counts");
        if differences.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(differences, "", "counted not at all, or twice");
    let gaps = "select count(*) from (
                    select stream_id from log.events group by stream_id
                    having count(*) <> max(version) or min(version) <> 1) gaps";
    let gaps: i64 = sqlx::query_scalar(gaps).fetch_one(&mut db).await.expect("the log");
    assert_eq!(gaps, 0, "streams with gaps");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killing_the_server_over_and_over_loses_and_doubles_nothing() {
    let mut server = Portico::serve(&UNLIMITED);
    let load = Load::on(&server.url);
    for _ in 0..kills() {
        load.work_beyond(load.count()).await;
        tokio::time::sleep(WORK).await;
        server.end(Signal::SIGKILL);
        server = server.again(&UNLIMITED);
        load.go_on_at(&server.url);
    }
    load.work_beyond(load.count()).await;
    let acknowledged = load.end();
    assert!(acknowledged.len() > kills(), "{} commands got through", acknowledged.len());
    assert_whole(&server, &acknowledged).await;
}

/// Kills the database once it runs: what is left of the one before may have acknowledged a last command before the next
/// is up.
async fn kill_database(server: &Portico) {
    let pid_file = server.data().join("postgres/cluster/postmaster.pid");
    for _ in 0..600 {
        let pid = std::fs::read_to_string(&pid_file).ok();
        let pid = pid.and_then(|pid| pid.lines().next().and_then(|pid| pid.trim().parse().ok()));
        if pid.is_some_and(|pid| kill(Pid::from_raw(pid), Signal::SIGKILL).is_ok()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the database doesn't run: {}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killing_the_database_over_and_over_loses_and_doubles_nothing() {
    let server = Portico::serve(&UNLIMITED);
    let load = Load::on(&server.url);
    for _ in 0..kills() {
        load.work_beyond(load.count()).await;
        tokio::time::sleep(WORK).await;
        kill_database(&server).await;
    }
    load.work_beyond(load.count()).await;
    let acknowledged = load.end();
    assert!(acknowledged.len() > kills(), "{} commands got through", acknowledged.len());
    assert_whole(&server, &acknowledged).await;
}
