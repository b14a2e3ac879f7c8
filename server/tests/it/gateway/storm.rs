//! Everybody asks at once, on two processes, while connections die and callers go away.

use super::toys::{QueueRun, Run, toys};
use crate::support::World;
use crate::support::people::CLIENT;
use server::gateway::{Caller, IdempotencyKey, Terms};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const KEYS: usize = 100;
const ASKS: usize = 50;

/// Asks until there is an answer, as a client does. The first try of every seventh is dropped in the middle.
async fn answer(world: Arc<World>, caller: Caller, key: usize, ask: usize, dropped: Arc<AtomicU32>) -> Run {
    let terms = Terms { idempotency_key: IdempotencyKey::parse(&format!("key {key}")).ok(), if_match: None };
    let caller = Caller { terms, ..caller };
    let mut first = ask.is_multiple_of(7);
    for _ in 0..500 {
        let call = world.gateway.call(caller.clone(), QueueRun { text: format!("storm {key}"), linger_ms: 1 });
        if std::mem::take(&mut first) {
            if tokio::time::timeout(Duration::from_millis(3), call).await.is_err() {
                dropped.fetch_add(1, Ordering::Relaxed);
            }
            continue;
        }
        match call.await {
            Ok(run) => return run,
            Err(refusal) => assert!([409, 503].contains(&refusal.status), "{refusal}"),
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("key {key}, ask {ask} never got its answer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_keys_asked_fifty_times_each_through_crashes_are_done_a_hundred_times() {
    let make = |services: server::gateway::Services| toys(server::contexts::handlers(services.into())).build();
    let here = Arc::new(World::demo_serving(make).await);
    let there = Arc::new(here.beside(make));
    let caller = here.caller(CLIENT).await;
    let dropped = Arc::<AtomicU32>::default();
    let asks = (0..KEYS * ASKS).map(|number| {
        let (key, ask) = (number % KEYS, number / KEYS);
        let world = if ask.is_multiple_of(2) { here.clone() } else { there.clone() };
        (key, tokio::spawn(answer(world, caller.clone(), key, ask, dropped.clone())))
    });
    let asks: Vec<_> = asks.collect();
    let mut killed = 0;
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_millis(150)).await;
        killed += sqlx::query_scalar::<_, i64>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid() and usename = 'portico_app'",
        )
        .fetch_one(&mut here.as_superuser().await)
        .await
        .expect("connections are killed");
    }
    let mut ids: BTreeMap<usize, BTreeSet<_>> = BTreeMap::new();
    for (key, ask) in asks {
        ids.entry(key).or_default().insert(ask.await.expect("it didn't panic").id);
    }
    assert!(killed > 0 && dropped.load(Ordering::Relaxed) > 0, "{killed} killed, {dropped:?} dropped");
    assert!(ids.values().all(|ids| ids.len() == 1), "everybody with one key has the same answer");
    let effects: i64 = sqlx::query_scalar(
        "select count(*) from log.events e join workspaces.executions x on x.id = e.stream_id
         where e.type = 'ExecutionQueued' and x.prompt like 'storm %'",
    )
    .fetch_one(&mut here.as_superuser().await)
    .await
    .expect("a count");
    assert_eq!((ids.len(), effects), (KEYS, KEYS as i64));
    assert!(here.gateway.services().in_flight.is_empty() && there.gateway.services().in_flight.is_empty());
}
