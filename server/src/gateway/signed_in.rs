//! A stream goes on for as long as the session that opened it: whoever is signed out elsewhere, blocked, no member any
//! more, or somebody else by now sees no further item, whichever process the stream runs in. One look of a process is for
//! all of its streams.

use super::{Caller, JsonStream};
use crate::Stop;
use crate::contexts::identity::{OpenSession, still_open};
use crate::store::Db;
use domain::Refusal;
use futures::stream::{self, StreamExt};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// Between two looks at the sessions.
const PAUSE: Duration = Duration::from_millis(500);

/// The sessions that the streams of a process stand on.
#[derive(Clone, Default)]
pub struct OpenSessions(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    /// With how many streams stand on each, and the word that it has ended.
    sessions: HashMap<OpenSession, (usize, watch::Sender<bool>)>,
    /// Whether somebody looks.
    is_watched: bool,
}

/// One stream's stand on its session; given up when it is dropped.
pub(super) struct Stand {
    all: OpenSessions,
    session: OpenSession,
    ended: watch::Receiver<bool>,
}

impl OpenSessions {
    /// The caller's session, watched from now on; `None` where they have none: keys and apps.
    pub(super) fn of(&self, db: &Db, caller: &Caller) -> Option<Stand> {
        let (session, actor) = caller.session.zip(caller.actor.as_ref())?;
        let session = OpenSession { session, person: actor.person_id, tenant: actor.tenant_id };
        let mut open = self.open();
        let (streams, ended) = open.sessions.entry(session).or_default();
        *streams += 1;
        let ended = ended.subscribe();
        if !open.is_watched {
            open.is_watched = true;
            let (all, db) = (self.clone(), db.clone());
            tokio::spawn(async move { all.watch(&db).await });
        }
        Some(Stand { all: self.clone(), session, ended })
    }

    /// Looks again and again until nobody stands on a session any more.
    async fn watch(&self, db: &Db) {
        loop {
            tokio::time::sleep(PAUSE).await;
            let asked: Vec<OpenSession> = {
                let mut open = self.open();
                open.is_watched = !open.sessions.is_empty();
                open.sessions.keys().copied().collect()
            };
            if asked.is_empty() {
                return;
            }
            match still_open(db, &asked).await {
                Ok(still) => self.end_all_but(&asked, &still.into_iter().collect()),
                // While it is away streams go on, as there is nothing to see in them either.
                Err(Stop::Database(error)) => tracing::debug!(%error, "sessions can't be looked at"),
                Err(error) => tracing::warn!(%error, "sessions can't be looked at"),
            }
        }
    }

    fn end_all_but(&self, asked: &[OpenSession], still: &HashSet<OpenSession>) {
        let open = self.open();
        for gone in asked.iter().filter(|it| !still.contains(*it)) {
            if let Some((_, ended)) = open.sessions.get(gone) {
                ended.send_replace(true);
            }
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stand {
    /// Comes back when the session has ended.
    async fn end(&mut self) {
        let _ = self.ended.wait_for(|ended| *ended).await;
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        let mut open = self.all.open();
        if let Some((streams, _)) = open.sessions.get_mut(&self.session) {
            *streams -= 1;
            if *streams == 0 {
                open.sessions.remove(&self.session);
            }
        }
    }
}

/// The items for as long as the session stands; then a last one that says so.
pub(super) fn while_signed_in(stand: Option<Stand>, items: JsonStream) -> JsonStream {
    let Some(stand) = stand else { return items };
    stream::unfold(Some((items, stand)), |open| async move {
        let (mut items, mut stand) = open?;
        let item = tokio::select! {
            biased;
            () = stand.end() => None,
            item = items.next() => Some(item),
        };
        match item {
            None => Some((Err(Refusal::new(401, "session_ended")), None)),
            Some(item) => item.map(|item| (item, Some((items, stand)))),
        }
    })
    .boxed()
}
