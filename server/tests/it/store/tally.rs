//! An aggregate of the tests' own, whose streams grow as long as a test wants, and a subscriber that writes down what it
//! sees.

use crate::support::World;
use domain::kernel::{Aggregate, EventExamples, EventKind, TenantId};
use domain::policy::Permission;
use domain::{Moment, Refusal};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use server::Stop;
use server::store::keys::Keys;
use server::store::subscribers::Subscriber;
use server::store::{Db, Metadata, Place, Projected, Recorded, Stored, Tx, append, load};
use sqlx::PgConnection;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// Counts.
pub struct Tally;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type", content = "payload")]
pub enum TallyEvent {
    Counted { by: String },
}

impl EventKind for TallyEvent {
    const SCHEMA_VERSION: i16 = 1;
    const AUDIENCE: Permission = Permission::ReadTenants;
    const TYPES: &'static [&'static str] = &["Counted"];
}

impl EventExamples for TallyEvent {
    fn examples() -> Vec<Self> {
        vec![Self::Counted { by: "a test".into() }]
    }
}

impl Aggregate for Tally {
    const NAME: &'static str = "tally";
    const CONTEXT: &'static str = "tests";
    type State = i32;
    type Command = String;
    type Event = TallyEvent;
    type Refusal = Refusal;

    fn decide(_: &i32, by: String, _: Moment) -> Result<Vec<TallyEvent>, Refusal> {
        Ok(vec![TallyEvent::Counted { by }])
    }

    fn evolve(count: i32, _: &TallyEvent) -> i32 {
        count + 1
    }
}

impl Projected for Tally {
    const TABLES: &'static [&'static str] = &[];

    async fn project(_: &mut PgConnection, _: &Recorded<TallyEvent>) -> Result<(), sqlx::Error> {
        Ok(())
    }
}

/// Counts once in a stream, in a transaction that ends after `pause_ms`; `conflict` where somebody else was first.
pub async fn count(db: &Db, keys: &Keys, stream: Uuid, by: &str, pause_ms: u64) -> Result<i32, Stop> {
    let mut tx = db.as_system("a test").await?;
    let loaded = load::<Tally>(&mut tx, keys, stream).await?;
    let place = Place { tenant: TenantId(stream), stream, version: loaded.version };
    let event = TallyEvent::Counted { by: by.to_owned() };
    let now = Moment(chrono::DateTime::UNIX_EPOCH);
    append::<Tally>(&mut tx, keys, place, vec![event], now, &metadata()).await?;
    tokio::time::sleep(std::time::Duration::from_millis(pause_ms)).await;
    tx.commit().await?;
    Ok(loaded.version + 1)
}

/// Counts once in a stream, however often somebody else is first.
pub async fn count_surely(db: &Db, keys: &Keys, stream: Uuid, by: &str) {
    loop {
        match count(db, keys, stream, by, 0).await.map_err(Stop::into_refusal) {
            Ok(_) => return,
            Err(refusal) if refusal.status == 409 => {}
            Err(refusal) => panic!("{by}: {refusal}"),
        }
    }
}

pub fn metadata() -> Metadata {
    Metadata {
        actor: "system:a test".into(),
        source: "worker".into(),
        operation: "tests.count".into(),
        correlation_id: "0".repeat(32),
        trace_id: "0".repeat(32),
        reach: "system".into(),
        on_behalf_of: None,
        portal: None,
        causation_id: None,
        address: None,
    }
}

/// Writes every event that it is given into a table, in the order in which it is given them. While it is `stuck` it
/// can't handle those that `poison` counted.
#[derive(Default)]
pub struct Witness {
    pub stuck: AtomicBool,
}

impl Witness {
    /// Makes its table.
    pub async fn prepare(postgres: &mut PgConnection) {
        let table = "create table public.seen (
                         number bigint generated always as identity, event_id uuid, stream uuid, version int);
                     grant insert, select on public.seen to portico_app; grant usage on schema public to portico_app";
        sqlx::raw_sql(table).execute(postgres).await.expect("a table for the witness");
    }

    /// Streams and versions in the order in which they were seen.
    pub async fn seen(postgres: &mut PgConnection) -> Vec<(Uuid, i32)> {
        let seen = sqlx::query_as("select stream, version from public.seen order by number");
        seen.fetch_all(postgres).await.expect("what was seen")
    }
}

impl Subscriber for Witness {
    fn name(&self) -> &'static str {
        "witness"
    }

    fn types(&self) -> &'static [&'static str] {
        TallyEvent::TYPES
    }

    fn batch(&self) -> usize {
        20
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for stored in events {
                let insert = sqlx::query("insert into public.seen (event_id, stream, version) values ($1, $2, $3)");
                let insert = insert.bind(stored.event_id).bind(stored.stream).bind(stored.version);
                insert.execute(&mut **tx).await?;
                if stored.payload["by"] == "poison" && self.stuck.load(Ordering::Relaxed) {
                    return Err(Stop::defect("the witness can't bear this"));
                }
            }
            Ok(())
        })
    }
}

/// Every version of each stream once, in its order.
pub fn assert_once_and_in_order(seen: &[(Uuid, i32)], streams: &[Uuid], versions: i32) {
    for stream in streams {
        let of_stream: Vec<i32> = seen.iter().filter(|(it, _)| it == stream).map(|(_, version)| *version).collect();
        assert_eq!(of_stream, (1..=versions).collect::<Vec<_>>(), "stream {stream}");
    }
    assert_eq!(seen.len(), streams.len() * usize::try_from(versions).unwrap_or_default());
}

pub fn keys(world: &World) -> Keys {
    world.gateway.services().keys.clone()
}
