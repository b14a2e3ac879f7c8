use super::tally::{POISON, Witness, assert_once_and_in_order, count, keys};
use crate::support::World;
use crate::support::people::ADMIN;
use serde_json::Value;
use server::store::subscribers::Runner;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

async fn witness_row(world: &World) -> Value {
    let report = world.get("/api/v1/platform/projections").by(ADMIN).send().await.json();
    let rows = report["subscribers"].as_array().cloned().unwrap_or_default();
    rows.into_iter().find(|row| row["name"] == "witness").unwrap_or_default()
}

async fn until(world: &World, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..500 {
        let row = witness_row(world).await;
        if holds(&row) {
            return row;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{what}: {}", witness_row(world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_poisoned_event_stops_its_subscriber_visibly_and_nothing_is_skipped() {
    let world = World::demo().await;
    let (db, keys) = (world.db(), keys(&world));
    Witness::prepare(&mut world.as_superuser().await).await;
    let streams: Vec<_> = (0..4).map(|_| server::ambient::new_id()).collect();
    for round in 1..=8 {
        for (number, &stream) in streams.iter().enumerate() {
            let by = if (round, number) == (5, 2) { POISON } else { 1 };
            count(db, &keys, stream, by, 0).await.expect("it counts");
        }
    }
    let witness = Arc::new(Witness::default());
    witness.stuck.store(true, Ordering::Relaxed);
    let runner = tokio::spawn(Runner::new(db.clone(), keys.clone(), vec![witness.clone()]).run());

    let row = until(&world, "it fails twice", |row| row["attempts"].as_u64() >= Some(2)).await;
    assert!(row["error"].as_str().is_some_and(|why| why.contains("can't bear this")), "{row}");
    assert!(row["retryAt"].is_string() && row["lagSeconds"].as_f64() > Some(0.0), "{row}");
    // The events before the poisoned one have got through: four rounds of four, and two of the fifth.
    assert_eq!(row["lagEvents"], 14, "{row}");
    assert_eq!(Witness::seen(&mut world.as_superuser().await).await.len(), 18);

    witness.stuck.store(false, Ordering::Relaxed);
    let resumed = world.post("/api/v1/platform/subscribers/witness/resume").by(ADMIN).send().await;
    assert_eq!(resumed.status, 204, "{}", resumed.text());
    let row = until(&world, "it goes on", |row| row["lagEvents"] == 0).await;
    assert_eq!((row["attempts"].as_u64(), row["error"].is_null()), (Some(0), true), "{row}");
    runner.abort();
    assert_once_and_in_order(&Witness::seen(&mut world.as_superuser().await).await, &streams, 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_paused_subscriber_rests_and_misses_nothing() {
    let world = World::demo().await;
    let (db, keys) = (world.db(), keys(&world));
    Witness::prepare(&mut world.as_superuser().await).await;
    let runner = Runner::new(db.clone(), keys.clone(), vec![Arc::new(Witness::default())]);
    runner.drain().await.expect("it is known");
    let stream = server::ambient::new_id();
    let at = |verb: &str| format!("/api/v1/platform/subscribers/witness/{verb}");
    assert_eq!(world.post(&at("pause")).by(ADMIN).send().await.status, 204);
    for _ in 0..3 {
        count(db, &keys, stream, 1, 0).await.expect("it counts");
    }
    runner.drain().await.expect("it rests");
    assert_eq!(Witness::seen(&mut world.as_superuser().await).await, []);
    assert_eq!(witness_row(&world).await["paused"], true);
    assert_eq!(world.post(&at("resume")).by(ADMIN).send().await.status, 204);
    until(&world, "all can be read", |row| row["lagEvents"] == 3).await;
    for _ in 0..200 {
        runner.drain().await.expect("it goes on");
        if Witness::seen(&mut world.as_superuser().await).await.len() == 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_once_and_in_order(&Witness::seen(&mut world.as_superuser().await).await, &[stream], 3);
    let stranger = world.post("/api/v1/platform/subscribers/nobody/pause").by(ADMIN).send().await;
    assert_eq!(stranger.refusal("nobody"), (404, "resource_not_found".into()));
}
