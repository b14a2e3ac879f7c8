//! The one reader of the log that a process has, and of what is nudged.

use super::{Heard, Live};
use crate::store::{Db, Moved, movements_after, newest_place};
use domain::platform::ThingKind;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::sleep;

/// Events that are read at once: a part of what circles keep, so that nobody falls behind who looks in between.
const BATCH: i64 = 200;
/// The net under the bell.
const POLL: Duration = Duration::from_secs(1);
/// So long is waited after the bell: what else is committed meanwhile is told with it.
const CALM: Duration = Duration::from_millis(5);
/// The first look again at events that wait for older transactions; each further one is twice as far off.
const SOON: Duration = Duration::from_millis(5);

pub(super) async fn run(live: &Live, db: &Db) {
    loop {
        if let Err(error) = go_on(live, db).await {
            tracing::warn!(%error, "streams hear of no changes until the database is back");
        }
        sleep(POLL).await;
    }
}

async fn go_on(live: &Live, db: &Db) -> Result<(), sqlx::Error> {
    tokio::select! {
        done = read(live, db) => done,
        () = hear(live, db) => Ok(()),
    }
}

/// Tells what is nudged, here and in other processes.
async fn hear(live: &Live, db: &Db) {
    let mut nudges = db.nudges().heard();
    // What was nudged while nobody listened is lost.
    live.tell_unlogged();
    loop {
        match nudges.recv().await {
            Ok(Some(nudge)) => live.topics().tell(nudge.into()),
            Ok(None) | Err(RecvError::Lagged(_)) => live.tell_unlogged(),
            Err(RecvError::Closed) => return,
        }
    }
}

/// Follows the log and tells what it says.
async fn read(live: &Live, db: &Db) -> Result<(), sqlx::Error> {
    let mut bell = db.bell().heard();
    let mut soon = SOON;
    loop {
        bell.borrow_and_update();
        let mut tx = db.as_system("tell what changes").await?;
        let place = match live.told_to() {
            Some(place) => place,
            None => newest_place(&mut tx).await?,
        };
        let found = movements_after(&mut tx, place, BATCH).await?;
        drop(tx);
        let count = found.moved.len();
        let last = found.moved.last().map_or(place, |moved| moved.place);
        for moved in found.moved {
            if let Some(heard) = heard(&moved) {
                live.topics().tell(heard);
            }
        }
        live.0.place.send_if_modified(|place| place.replace(last) != Some(last));
        let pause = match (i64::try_from(count), found.pending) {
            (Ok(BATCH), _) => SOON,
            (_, true) => {
                soon = if count > 0 { SOON } else { (soon * 2).min(POLL) };
                soon
            }
            (_, false) => {
                soon = SOON;
                POLL
            }
        };
        tokio::select! {
            _ = bell.changed() => sleep(CALM).await,
            () = sleep(pause) => {}
        }
    }
}

/// What a stream is told; nothing of a kind that this release doesn't know.
pub(super) fn heard(moved: &Moved) -> Option<Heard> {
    Some(Heard {
        place: Some(moved.place),
        tenant: Some(moved.tenant).filter(|_| !moved.is_everybodys),
        other: moved.other,
        person: None,
        kind: ThingKind::parse(&moved.stream_type)?,
        id: Some(moved.stream),
    })
}

impl Live {
    /// Anything that changes without an event may have changed.
    fn tell_unlogged(&self) {
        ThingKind::UNLOGGED.iter().for_each(|kind| self.topics().tell_all(*kind));
    }
}
