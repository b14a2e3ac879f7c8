//! One step of a subscriber: the next batch, its effects and the checkpoint in one transaction.

use super::{Subscriber, delivery, place};
use crate::Stop;
use crate::store::Keys;
use crate::store::{Db, Selection, read_after};
use std::time::Duration;
use uuid::Uuid;

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The subscriber moved on, past this many events that it wanted.
    Moved(usize),
    /// There is nothing that can be read. `pending`: but there will be, once older transactions have ended.
    Idle {
        /// Whether events wait for older transactions.
        pending: bool,
    },
    /// Another process is at it.
    Elsewhere,
    /// It rests after a failure, for so long.
    Resting(Duration),
    /// An operator has paused it.
    Paused,
}

/// Why a step came to nothing; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Stumble {
    /// The database isn't there, or says no before the subscriber was asked.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The log can't be read.
    #[error("reading the log: {0}")]
    Reading(Stop),
    /// The subscriber can't handle these events.
    #[error("{why}")]
    Events {
        /// The first of them.
        first: Uuid,
        /// What it says.
        why: Stop,
    },
}

/// Takes one step, with at most `most` events.
///
/// # Errors
/// [`Stumble`]; the transaction is rolled back, and the same events are next.
pub async fn step(db: &Db, keys: &Keys, subscriber: &dyn Subscriber, most: usize) -> Result<Step, Stumble> {
    let name = subscriber.name();
    let mut tx = db.as_system(name).await?;
    let Some(look) = place::look(&mut tx, name).await? else {
        place::register(&mut tx, name).await?;
        tx.commit().await?;
        return Ok(Step::Moved(0));
    };
    if look.paused {
        return Ok(Step::Paused);
    }
    if !look.wait.is_zero() {
        return Ok(Step::Resting(look.wait));
    }
    if look.head <= look.cursor {
        return Ok(Step::Idle { pending: look.pending });
    }
    // After a failure the events come one at a time, so that all but the one that is at fault get through.
    let most = if look.attempts > 0 { 1 } else { most.max(1) };
    let Some(cursor) = place::lock(&mut tx, name).await? else { return Ok(Step::Elsewhere) };
    let wanted = Selection::of_types(subscriber.types());
    let events = read_after(&mut tx, keys, cursor, wanted, most).await.map_err(Stumble::Reading)?;
    let count = events.len();
    let first = events.first().map(|stored| stored.event_id);
    let last = events.last().map_or(cursor, |stored| stored.cursor);
    // Fewer than asked for: up to the head, which was fixed before they were read, there are no others.
    let to = if count < most { last.max(look.head) } else { last };
    if let Some(first) = first {
        let given = delivery::give(&mut tx, subscriber, events).await;
        given.map_err(|why| Stumble::Events { first, why })?;
    }
    place::move_to(&mut tx, name, to).await?;
    tx.commit().await?;
    Ok(Step::Moved(count))
}
