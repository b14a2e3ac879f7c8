//! How nudges come to other processes: a few together in one notification, on the connection that the bell listens on.

use crate::store::{Db, Nudge};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// The channel on which processes hear of each other's nudges.
pub(super) const CHANNEL: &str = "portico_nudges";
/// Nudges in one notification, which has room for 8,000 bytes.
const TOGETHER_MAX: usize = 30;
/// At most one notification of this process in so long.
const QUIET: Duration = Duration::from_millis(5);

/// A notification: who sends it, so that nobody hears themselves.
#[derive(Serialize, Deserialize)]
struct Letter {
    from: String,
    /// None where there were more than could be kept.
    nudges: Option<Vec<Nudge>>,
}

/// Sends what this process nudges, for ever.
pub(super) async fn send(db: &Db, own: &str) -> Result<(), sqlx::Error> {
    let mut outgoing = db.nudges().outgoing();
    loop {
        let nudges = match outgoing.recv().await {
            Ok(first) => {
                let mut nudges = vec![first];
                while nudges.len() < TOGETHER_MAX
                    && let Ok(nudge) = outgoing.try_recv()
                {
                    nudges.push(nudge);
                }
                Some(nudges)
            }
            Err(RecvError::Lagged(_)) => None,
            Err(RecvError::Closed) => return Ok(()),
        };
        let letter = serde_json::to_string(&Letter { from: own.to_owned(), nudges }).unwrap_or_default();
        let mut tx = db.as_system("nudge").await?;
        sqlx::query!("select pg_notify($1, $2)", CHANNEL, letter).fetch_one(&mut *tx).await?;
        tx.commit().await?;
        tokio::time::sleep(QUIET).await;
    }
}

/// Tells what another process sent. What can't be read is of another release, which knows more kinds of things.
pub(super) fn receive(db: &Db, own: &str, letter: &str) {
    match serde_json::from_str::<Letter>(letter) {
        Ok(letter) if letter.from == own => {}
        Ok(Letter { nudges: Some(nudges), .. }) => nudges.into_iter().for_each(|it| db.nudges().tell(Some(it))),
        Ok(Letter { nudges: None, .. }) | Err(_) => db.nudges().tell(None),
    }
}
