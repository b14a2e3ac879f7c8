//! A stream goes on for as long as the session that opened it: whoever is signed out elsewhere, blocked, or no member
//! any more sees no further item, whichever process the stream runs in.

use super::JsonStream;
use crate::Stop;
use crate::contexts::identity::actor_by_session;
use crate::store::Db;
use domain::Refusal;
use domain::kernel::SessionId;
use futures::stream::{self, StreamExt};
use std::time::Duration;

/// Between two looks at the session.
const PAUSE: Duration = Duration::from_millis(500);

/// The items for as long as the session stands; then a last one that says so. The database is asked, since any process
/// may have ended the session; while it is away the stream goes on, as there is nothing to see in it either.
pub(super) fn while_signed_in(db: Db, session: Option<SessionId>, items: JsonStream) -> JsonStream {
    let Some(session) = session else { return items };
    let ended = Box::pin(ended(db, session));
    stream::unfold(Some((items, ended)), |open| async move {
        let (mut items, mut ended) = open?;
        tokio::select! {
            biased;
            () = &mut ended => Some((Err(Refusal::new(401, "session_ended")), None)),
            item = items.next() => item.map(|item| (item, Some((items, ended)))),
        }
    })
    .boxed()
}

/// Comes back when the session has ended.
async fn ended(db: Db, session: SessionId) {
    loop {
        tokio::time::sleep(PAUSE).await;
        match actor_by_session(&db, session, None).await {
            Ok(Some(_)) => {}
            Ok(None) => return,
            Err(Stop::Database(error)) => tracing::debug!(%error, "a session can't be looked at"),
            Err(error) => tracing::warn!(%error, "a session can't be looked at"),
        }
    }
}
