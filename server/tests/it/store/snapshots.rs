//! Long streams are loaded from snapshots, and a snapshot that the code outgrew is as good as none.

use crate::support::World;
use domain::kernel::{Aggregate, EventExamples, EventKind, Moment, TenantId};
use domain::policy::Permission;
use domain::{Operation as _, Refusal};
use serde::{Deserialize, Serialize};
use server::ambient::{machine_now, new_id};
use server::store::{Metadata, Place, Projected, Recorded, append_to, load, load_as_of};
use sqlx::PgConnection;

/// An aggregate of the tests alone.
pub struct Counter;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Count {
    total: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "payload", rename_all_fields = "camelCase")]
pub enum CounterEvent {
    CountedUp { by: u32 },
}

impl EventExamples for CounterEvent {
    fn examples() -> Vec<Self> {
        vec![Self::CountedUp { by: 1 }]
    }
}

impl EventKind for CounterEvent {
    const SCHEMA_VERSION: i16 = 1;
    const AUDIENCE: Permission = Permission::ReadTenants;
    const TYPES: &'static [&'static str] = &["CountedUp"];
}

impl Aggregate for Counter {
    const NAME: &'static str = "test_counter";
    const CONTEXT: &'static str = "tests";
    const SNAPSHOT_EVERY: Option<i32> = Some(10);
    type State = Count;
    type Command = u32;
    type Event = CounterEvent;
    type Refusal = Refusal;

    fn decide(_: &Count, by: u32, _: Moment) -> Result<Vec<CounterEvent>, Refusal> {
        Ok(vec![CounterEvent::CountedUp { by }])
    }

    fn evolve(count: Count, CounterEvent::CountedUp { by }: &CounterEvent) -> Count {
        Count { total: count.total + by }
    }
}

impl Projected for Counter {
    const TABLES: &'static [&'static str] = &[];

    async fn project(_: &mut PgConnection, _: &Recorded<CounterEvent>) -> Result<(), sqlx::Error> {
        Ok(())
    }
}

/// Who counts.
pub fn metadata() -> Metadata {
    Metadata {
        actor: "system:a test".into(),
        on_behalf_of: None,
        source: "worker".into(),
        portal: None,
        operation: domain::tenancy::CreateTenant::NAME.into(),
        correlation_id: "0".repeat(32),
        causation_id: None,
        trace_id: "0".repeat(32),
        address: None,
        reach: "platform".into(),
    }
}

async fn total(world: &World, id: uuid::Uuid) -> (i32, i32, u32) {
    let mut tx = world.db().as_system("load").await.expect("a transaction");
    let loaded = load::<Counter>(&mut tx, &world.gateway.services().keys, id).await.expect("it is loaded");
    (loaded.version, loaded.snapshot, loaded.state.total)
}

async fn count_up(world: &World, id: uuid::Uuid, at: Moment) {
    let keys = &world.gateway.services().keys;
    let mut tx = world.db().as_system("count").await.expect("a transaction");
    let loaded = load::<Counter>(&mut tx, keys, id).await.expect("it is loaded");
    let place = Place { tenant: TenantId(id), stream: id, version: loaded.version };
    let events = vec![CounterEvent::CountedUp { by: 2 }, CounterEvent::CountedUp { by: 1 }];
    append_to::<Counter>(&mut tx, keys, (place, &loaded), events, at, &metadata()).await.expect("it is appended");
    tx.commit().await.expect("it holds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_long_stream_is_loaded_from_its_snapshot() {
    let world = World::empty().await;
    let id = new_id();
    for _ in 0..12 {
        count_up(&world, id, Moment(machine_now().0)).await;
    }
    assert_eq!(total(&world, id).await, (24, 20, 36));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_snapshot_of_other_code_or_another_shape_is_thrown_away() {
    let world = World::empty().await;
    let id = new_id();
    for _ in 0..6 {
        count_up(&world, id, Moment(machine_now().0)).await;
    }
    assert_eq!(total(&world, id).await, (12, 10, 18));
    for spoil in ["update log.snapshots set fingerprint = 'older'", "update log.snapshots set state = '{\"x\": 1}'"] {
        sqlx::raw_sql(spoil).execute(&mut world.as_superuser().await).await.expect("it is spoilt");
        assert_eq!(total(&world, id).await, (12, 0, 18), "{spoil}");
    }
    for _ in 0..5 {
        count_up(&world, id, Moment(machine_now().0)).await;
    }
    assert_eq!(total(&world, id).await.2, 33, "the next snapshot takes its place");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stream_can_be_folded_as_of_a_past_moment() {
    let world = World::empty().await;
    let id = new_id();
    let days = |days| Moment(machine_now().0 - chrono::TimeDelta::days(days));
    for ago in [30, 20, 10] {
        count_up(&world, id, days(ago)).await;
    }
    let mut tx = world.db().as_system("load").await.expect("a transaction");
    let keys = &world.gateway.services().keys;
    for (ago, expected) in [(40, 0), (25, 3), (15, 6), (0, 9)] {
        let loaded = load_as_of::<Counter>(&mut tx, keys, id, days(ago)).await.expect("it is folded");
        assert_eq!(loaded.state.total, expected, "{ago} days ago");
    }
}
