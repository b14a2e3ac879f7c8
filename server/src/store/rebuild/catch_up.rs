//! Replaying the log into the shadows, batch by batch.

use super::run::{Progress, Run};
use super::shadow;
use crate::Stop;
use crate::store::Keys;
use crate::store::projections::Projection;
use crate::store::purged::{keeps, purged};
use crate::store::stored::Stored;
use crate::store::{Db, Selection, Until, read_after};
use sqlx::PgConnection;
use std::time::Duration;
use tokio::time::Instant;

/// Every reader of the log waits for the oldest transaction, so a batch takes about this long.
const BATCH: Duration = Duration::from_millis(200);
const EVENTS_MIN: usize = 100;
const EVENTS_MAX: usize = 10_000;

/// Replays everything below the oldest transaction in flight.
pub(super) async fn catch_up(
    db: &Db,
    keys: &Keys,
    run: &mut Run,
    told: &mut (impl FnMut(Progress) -> Result<(), Stop> + Send),
) -> Result<(), Stop> {
    let mut most = EVENTS_MIN * 5;
    loop {
        let began = Instant::now();
        let mut tx = db.as_system("rebuild").await?;
        let count = batch(&mut tx, keys, run, most, Until::Horizon).await?;
        run.note(&mut tx).await?;
        tx.commit().await?;
        told(run.progress())?;
        if count < most {
            return Ok(());
        }
        most = if began.elapsed() < BATCH { most * 2 } else { most / 2 }.clamp(EVENTS_MIN, EVENTS_MAX);
    }
}

/// Applies the next events to the shadows, `most` at most; answers how many. Reads first: a transaction that has only
/// read holds nobody up.
pub(super) async fn batch(
    db: &mut PgConnection,
    keys: &Keys,
    run: &mut Run,
    most: usize,
    until: Until,
) -> Result<usize, Stop> {
    let wanted = Selection { until, ..run.projection.selection() };
    let events = read_after(db, keys, run.cursor, wanted, most).await?;
    if let Some(last) = events.last() {
        shadow::put_in_front(db).await?;
        (run.cursor, run.done) = (last.cursor, run.done + i64::try_from(events.len()).unwrap_or_default());
        let count = events.len();
        let events = without_purged(db, run.projection, events).await?;
        run.projection.apply(db, &events).await?;
        return Ok(count);
    }
    Ok(0)
}

/// The events without those of tenants that are gone: their rows don't come back.
async fn without_purged(
    db: &mut PgConnection,
    projection: &Projection,
    mut events: Vec<Stored>,
) -> Result<Vec<Stored>, Stop> {
    if !keeps(projection.tables) {
        let gone = purged(db).await?;
        events.retain(|event| !gone.contains(&event.tenant));
    }
    Ok(events)
}
