//! Counting in streams of the tests' own, and a subscriber that writes down what it sees.

use super::snapshots::{Counter, CounterEvent, metadata};
use crate::support::World;
use domain::Moment;
use domain::kernel::{EventKind, TenantId};
use futures::future::BoxFuture;
use server::Stop;
use server::store::subscribers::Subscriber;
use server::store::{Db, Keys, Place, Stored, Tx, append, load};
use sqlx::PgConnection;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// Counts up by this what a stuck witness can't bear.
pub const POISON: u32 = 13;

/// Counts once in a stream, in a transaction that ends after `pause_ms`.
pub async fn count(db: &Db, keys: &Keys, stream: Uuid, by: u32, pause_ms: u64) -> Result<(), Stop> {
    let mut tx = db.as_system("a test").await?;
    // Some take their place among the transactions long before they write.
    if pause_ms % 4 == 2 {
        sqlx::query("select pg_current_xact_id()").execute(&mut *tx).await?;
        tokio::time::sleep(std::time::Duration::from_millis(pause_ms / 2)).await;
    }
    let loaded = load::<Counter>(&mut tx, keys, stream).await?;
    let place = Place { tenant: TenantId(stream), stream, version: loaded.version };
    let (event, now) = (CounterEvent::CountedUp { by }, Moment(server::ambient::machine_now().0));
    append::<Counter>(&mut tx, keys, place, vec![event], now, &metadata()).await?;
    tx.note_append();
    tokio::time::sleep(std::time::Duration::from_millis(pause_ms)).await;
    Ok(tx.commit().await?)
}

/// Writes every event that it is given into a table, in the order in which it is given them. While it is `stuck` it
/// can't handle those that count up by [`POISON`].
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
        CounterEvent::TYPES
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
                if stored.payload["by"] == POISON && self.stuck.load(Ordering::Relaxed) {
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
