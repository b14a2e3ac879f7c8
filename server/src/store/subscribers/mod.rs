//! Durable subscribers: code that sees each event of the log exactly once, in the log's order, however often its process
//! dies and however many processes there are.
//!
//! A subscriber's place in the log is a row (`log.checkpoints`). One transaction locks it, reads the next batch below the
//! oldest transaction in flight, lets the subscriber write what follows, notes the events as handled and moves the place
//! on. What can't be handled stops its subscriber, visibly, and is tried again ever more seldom; nothing is skipped.

mod bell;
mod control;
mod delivery;
mod failure;
mod lag;
mod letters;
mod place;
mod runner;
mod step;

pub use bell::Bell;
pub use control::{pause, resume};
pub use delivery::deliver;
pub use lag::{Lag, lags};
pub use runner::Runner;
pub use step::{Step, Stumble, step};

pub(super) use place::move_to;

use super::{Projection, Source, Stored, Tx};
use crate::Stop;
use futures::future::BoxFuture;
use std::sync::Arc;

/// Something that follows the log.
pub trait Subscriber: Send + Sync + 'static {
    /// Its name in checkpoints, metrics and on the admin's page; never changed, or it begins anew.
    fn name(&self) -> &'static str;

    /// The types of events that it wants; empty: all.
    fn types(&self) -> &'static [&'static str] {
        &[]
    }

    /// The most events that it is given at once. A batch is one transaction, so it stays well under a second.
    fn batch(&self) -> usize {
        500
    }

    /// Writes what follows from the events, which are in the order of the log, in the transaction that also notes them
    /// as handled. It reaches nothing but the database: what goes outside is written down as work for a job.
    ///
    /// # Errors
    /// Whatever keeps it from being done with these events; they come again.
    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>>;
}

/// The subscriber of a projection that isn't written with the append.
struct Follower(&'static Projection, &'static [&'static str]);

impl Subscriber for Follower {
    fn name(&self) -> &'static str {
        self.0.name
    }

    fn types(&self) -> &'static [&'static str] {
        self.1
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(self.0.apply(tx, events))
    }
}

/// The subscribers that write the projections that aren't written with the append.
pub fn followers() -> Vec<Arc<dyn Subscriber>> {
    let followed = Projection::all().into_iter().filter_map(|projection| match projection.source {
        Source::Subscriber(types) => Some(Arc::new(Follower(projection, types)) as Arc<dyn Subscriber>),
        Source::Streams(_) => None,
    });
    followed.collect()
}
