//! Giving events to a subscriber, each once: by the id of the event, whatever brought it here and however often.

use super::{Subscriber, place};
use crate::Stop;
use crate::ambient::machine_now;
use crate::store::{Cursor, Db, Stored, Tx};
use chrono::TimeDelta;
use sqlx::PgConnection;
use std::collections::HashSet;
use uuid::{NoContext, Timestamp, Uuid};

/// How long it is known by id that an event was handled.
const KNOWN_H: i64 = 24;

/// Gives events that something else than the runner brought (another delivery between nodes, a test) to a subscriber, in
/// a transaction of its own. Of events that it has had already, or that are twice among these, it sees nothing. The
/// events of one stream have to be in their order. Answers how many were new.
///
/// # Errors
/// The subscriber's; then it has had none of them.
pub async fn deliver(db: &Db, subscriber: &dyn Subscriber, events: Vec<Stored>) -> Result<usize, Stop> {
    let mut tx = db.as_system(subscriber.name()).await?;
    place::register(&mut tx, subscriber.name()).await?;
    let row = "select transaction_id, position from log.checkpoints where subscriber = $1 for update";
    let (transaction, position) = sqlx::query_as(row).bind(subscriber.name()).fetch_one(&mut *tx).await?;
    let done = Cursor { transaction, position };
    let wanted = |stored: &Stored| subscriber.types().is_empty() || subscriber.types().contains(&stored.kind.as_str());
    let ahead = events.into_iter().filter(|stored| stored.cursor > done && wanted(stored)).collect();
    let handled = give(&mut tx, subscriber, ahead).await?;
    tx.commit().await?;
    Ok(handled)
}

/// Lets the subscriber handle those of the events that are new to it; answers how many.
pub(super) async fn give(tx: &mut Tx, subscriber: &dyn Subscriber, events: Vec<Stored>) -> Result<usize, Stop> {
    let ids: Vec<Uuid> = events.iter().map(|stored| stored.event_id).collect();
    let new = sqlx::query_scalar!(
        "insert into log.handled (subscriber, event_id) select $1, unnest($2::uuid[])
         on conflict do nothing returning event_id",
        subscriber.name(),
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut new: HashSet<Uuid> = new.into_iter().collect();
    // Taken out as it is met, so that the second of two in one batch is old.
    let events: Vec<Stored> = events.into_iter().filter(|stored| new.remove(&stored.event_id)).collect();
    if !events.is_empty() {
        subscriber.handle(tx, &events).await?;
    }
    Ok(events.len())
}

/// Forgets what was handled long ago: ids begin with their time, so this is a range of the primary key.
pub(super) async fn forget_old(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    let before = machine_now().0 - TimeDelta::hours(KNOWN_H);
    let seconds = u64::try_from(before.timestamp()).unwrap_or_default();
    let oldest = Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0));
    sqlx::query!(
        "delete from log.handled h using log.checkpoints c where h.subscriber = c.subscriber and h.event_id < $1",
        oldest
    )
    .execute(db)
    .await
    .map(|_| ())
}
