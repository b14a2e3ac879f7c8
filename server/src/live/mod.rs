//! Telling whoever looks what has changed. Each process reads the log once, whoever listens ([`feed`]), and fans out in
//! memory by tenant ([`topics`]); a stream says which thing has changed and never what it says ([`listener`]), to those
//! alone who may read things of its kind ([`told`]). What changes without an event is nudged ([`nudge`]).
//!
//! Nothing waits for a slow reader: it is told that it missed something, and looks anew. Whoever comes back with a place in
//! the log hears first what they missed, on whichever process.

mod feed;
mod listener;
mod nudge;
mod seats;
mod told;
mod topics;

pub use listener::follow;
pub use nudge::{nudge, nudge_all};

use crate::store::{Cursor, Db};
use domain::Refusal;
use seats::Seats;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use topics::{Behind, Circle, Heard, Topics};

/// How long a stream waits for the first look at the log.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a process tells its streams. Clones are the same.
#[derive(Clone, Default)]
pub struct Live(Arc<Inner>);

#[derive(Default)]
struct Inner {
    topics: Mutex<Topics>,
    seats: Seats,
    /// Everything up to here has been told.
    place: watch::Sender<Option<Cursor>>,
    runs: AtomicBool,
}

impl Live {
    /// Reads the log for as long as the process runs. Faults of the database are waited out.
    pub async fn run(&self, db: &Db) {
        self.0.runs.store(true, Ordering::Relaxed);
        feed::run(self, db).await;
    }

    /// The place up to which everything has been told, as streams have it; none before the first look.
    pub fn place(&self) -> Option<String> {
        self.told_to().map(|place| place.to_string())
    }

    fn told_to(&self) -> Option<Cursor> {
        *self.0.place.borrow()
    }

    /// Sees to it that the log is read, and waits for the first look.
    async fn begun(&self, db: &Db) -> Result<Cursor, Refusal> {
        if !self.0.runs.swap(true, Ordering::Relaxed) {
            let (live, db) = (self.clone(), db.clone());
            tokio::spawn(async move { feed::run(&live, &db).await });
        }
        let mut place = self.0.place.subscribe();
        let first = tokio::time::timeout(PATIENCE, place.wait_for(Option::is_some)).await;
        let first = first.ok().and_then(Result::ok).and_then(|place| *place);
        first.ok_or_else(|| Refusal::new(503, "database_unavailable"))
    }

    fn listen(&self, circle: Circle) -> Ear {
        let (next, rung) = self.topics().join(circle);
        Ear { live: self.clone(), circle, next, rung }
    }

    fn topics(&self) -> MutexGuard<'_, Topics> {
        self.0.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hears what is told in one circle from the moment that it is made.
struct Ear {
    live: Live,
    circle: Circle,
    next: u64,
    rung: watch::Receiver<u64>,
}

impl Ear {
    /// Waits until something was told.
    async fn wait(&mut self) {
        if self.rung.changed().await.is_err() {
            // The topic lasts as long as its ears.
            std::future::pending::<()>().await;
        }
    }

    /// What was told since the last time.
    fn take(&mut self) -> Result<Vec<Heard>, Behind> {
        self.rung.borrow_and_update();
        let (news, next) = self.live.topics().since(self.circle, self.next);
        self.next = next;
        news
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.live.topics().leave(self.circle);
    }
}
