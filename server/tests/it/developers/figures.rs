//! The figures of calls are those of the log of requests, to the last call: what developers see, and what admins see
//! (checklist RPT-18).

use crate::identity::keys::{key_of, read_only};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::{Value, json};
use server::gateway::upkeep;
use std::collections::BTreeMap;

const RUNS: &str = "/api/v1/executions";
const UNKNOWN: &str = "/api/v1/executions/00000000-0000-7000-8000-000000000000";
/// Calls of each key.
const CALLS: usize = 60;

/// Calls and errors, by whatever they are counted by.
type Figures = BTreeMap<String, (u64, u64)>;

/// All rows of a list, page after page. `path` ends where its next member begins.
async fn all(world: &World, who: &str, path: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let reply = world.get(&format!("{path}limit=50{cursor}")).by(who).send().await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        let page = reply.json();
        rows.extend(page["data"].as_array().expect("rows").iter().cloned());
        match page["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return rows,
        }
    }
}

/// The log counted by one of its members, each row a call.
fn counted(log: &[Value], by: impl Fn(&Value) -> String) -> Figures {
    log.iter().fold(Figures::new(), |mut figures, row| {
        let of = figures.entry(by(row)).or_default();
        *of = (of.0 + 1, of.1 + u64::from(row["status"].as_u64().is_some_and(|status| status >= 400)));
        figures
    })
}

/// Sums that were told, by one of their members.
fn told(rows: &[Value], by: impl Fn(&Value) -> String, of: impl Fn(&Value) -> Value) -> Figures {
    rows.iter().fold(Figures::new(), |mut figures, row| {
        let (number, sums) = (|member: &str| of(row)[member].as_u64().expect("a number"), figures.entry(by(row)));
        let sums = sums.or_default();
        *sums = (sums.0 + number("calls"), sums.1 + number("errors"));
        figures
    })
}

fn member(name: &'static str) -> impl Fn(&Value) -> String {
    move |row| row[name].as_str().unwrap_or("none").to_owned()
}

/// Calls of every sort: by two keys and by people, answered and refused, by REST and as server functions, and what is no call.
async fn calls(world: &World) {
    let (_, first) = key_of(world, OWNER, &read_only()).await;
    let (_, second) = key_of(world, OWNER, &json!({"name": "Nightly", "scopes": ["read:executions"]})).await;
    for number in 0..CALLS {
        let key = if number % 3 == 0 { &second } else { &first };
        let (ask, status) = match number % 6 {
            0 | 1 => (world.get(RUNS), 200),
            2 => (world.post(RUNS).json(&json!({"prompt": "Name a spice."})), 403),
            3 => (world.get(UNKNOWN), 404),
            4 => (world.get(&format!("{RUNS}?limit=0")), 400),
            _ => (world.get("/api/v1/tenants"), 403),
        };
        assert_eq!(ask.bearer(key).send().await.status, status, "{number}");
    }
    let session = world.token(CLIENT).await;
    for _ in 0..4 {
        assert_eq!(world.get(RUNS).bearer(&session).send().await.status, 200);
        let call = world.post("/api/fn/workspaces.executions").bearer(&session).form([("limit", "5")]);
        assert_eq!(call.send().await.status, 200);
    }
    assert_eq!(world.get("/api/v1/nothing").bearer(&first).send().await.status, 404);
    assert_eq!(world.post(RUNS).bearer(&first).body("application/json", "{").send().await.status, 400);
    assert_eq!(world.get("/client/runs").bearer(&session).send().await.status, 200);
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_figures_of_calls_are_those_of_the_log_to_the_last_call_for_developers_and_admins() {
    let world = World::demo().await;
    calls(&world).await;
    let log = all(&world, OWNER, "/api/v1/calls?").await;
    let report = world.get("/api/v1/calls/report?days=2").by(OWNER).send().await.json();
    let rows = |name: &str| report[name].as_array().expect("rows").clone();
    let figures = |row: &Value| row["figures"].clone();
    let by_operation = counted(&log, member("operation"));
    assert_eq!(told(&rows("byRoute"), member("operation"), figures), by_operation);
    assert_eq!(told(&rows("byKey"), member("keyId"), figures), counted(&log, member("keyId")));
    let mut by_day = told(&rows("byDay"), member("day"), Value::clone);
    by_day.retain(|_, (calls, _)| *calls > 0);
    assert_eq!(by_day, counted(&log, |row| row["at"].as_str().expect("a moment")[..10].to_owned()));
    let whole = counted(&log, |_| String::new())[""];
    assert_eq!((report["total"]["calls"].as_u64(), report["total"]["errors"].as_u64()), (Some(whole.0), Some(whole.1)));
    assert!(whole.0 > 60 && whole.1 >= 40, "{whole:?}");

    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let is_call = |row: &Value| matches!(row["door"].as_str(), Some("rest" | "server_function"));
    let mut requests = all(&world, ADMIN, &format!("/api/v1/platform/requests?tenantId={tenant}&")).await;
    requests.retain(is_call);
    let mut usage = all(&world, ADMIN, &format!("/api/v1/platform/usage?tenantId={tenant}&")).await;
    usage.retain(is_call);
    assert_eq!(counted(&requests, member("operation")), by_operation, "both read one log");
    assert_eq!(told(&usage, member("operation"), Value::clone), by_operation);

    // What admins see of every operation is counted from the same log, pages among it.
    let mut everything = all(&world, ADMIN, "/api/v1/platform/requests?").await;
    everything.retain(|row| row["operation"].is_string());
    let everything = counted(&everything, member("operation"));
    let speed = world.get("/api/v1/platform/speed/server").by(ADMIN).send().await.json();
    let speed = speed["byOperation"].as_array().expect("operations").clone();
    assert!(speed.len() >= by_operation.len(), "{speed:?}");
    for row in speed {
        let operation = row["operation"].as_str().expect("a name");
        assert_eq!(row["figures"]["requests"].as_u64(), Some(everything[operation].0), "{operation}");
    }
}
