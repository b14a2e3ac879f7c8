//! Every projection there is, whether it is written with the append or by a subscriber: the one list that rebuilds, the
//! command line, the admin's page and the tests read. A projection joins it where it is implemented, by
//! `inventory::submit! { Projection::of::<Tenant>() }`.

use super::{Projected, Selection, Stored};
use crate::Stop;
use futures::future::BoxFuture;
use sqlx::PgConnection;

/// Tables that are written from events and can be made anew from the log.
pub struct Projection {
    /// What operators call it: the aggregate's name, or the subscriber's.
    pub name: &'static str,
    /// The tables that it writes and nobody else does, schema included, those first that others refer to.
    pub tables: &'static [&'static str],
    /// Where its events come from.
    pub source: Source,
    apply: Apply,
}

/// Where a projection's events come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The streams of one type; it is written in the transaction of the append.
    Streams(&'static str),
    /// The log as a subscriber sees it, a moment later: events of these types, or all.
    Subscriber(&'static [&'static str]),
}

type Apply = for<'a> fn(&'a mut PgConnection, &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>>;

/// A projection that a subscriber of its own writes, a moment after the events.
pub trait Followed: 'static {
    /// The name of projection and subscriber.
    const NAME: &'static str;
    /// As [`Projection::tables`].
    const TABLES: &'static [&'static str];
    /// The types of events that it wants; empty: all.
    const TYPES: &'static [&'static str] = &[];

    /// Writes what follows from the events, which are in the order of the log. Names its tables without their schema:
    /// in a rebuild they are shadows. Depends on nothing but the events and the tables that it writes.
    fn project(db: &mut PgConnection, events: &[Stored]) -> impl Future<Output = Result<(), Stop>> + Send;
}

inventory::collect!(Projection);

impl Projection {
    /// The projection of an aggregate, written in the transaction of the append.
    pub const fn of<A: Projected>() -> Self {
        Self { name: A::NAME, tables: A::TABLES, source: Source::Streams(A::NAME), apply: apply_each::<A> }
    }

    /// A projection that a subscriber writes.
    pub const fn followed<P: Followed>() -> Self {
        Self { name: P::NAME, tables: P::TABLES, source: Source::Subscriber(P::TYPES), apply: apply_batch::<P> }
    }

    /// Its events among all of the log.
    pub fn selection(&self) -> Selection<'_> {
        match &self.source {
            Source::Streams(kind) => {
                Selection { stream_types: Some(std::slice::from_ref(kind)), ..Selection::default() }
            }
            Source::Subscriber(types) => Selection::of_types(types),
        }
    }

    /// All of them, by name.
    pub fn all() -> Vec<&'static Self> {
        let mut all: Vec<_> = inventory::iter::<Self>.into_iter().collect();
        all.sort_by_key(|projection| projection.name);
        all
    }

    /// The projection of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        inventory::iter::<Self>.into_iter().find(|projection| projection.name == name)
    }

    /// Writes what follows from the events, which are its own and in the order of the log.
    ///
    /// # Errors
    /// The database's, and stored events that this release can't read.
    pub async fn apply(&self, db: &mut PgConnection, events: &[Stored]) -> Result<(), Stop> {
        (self.apply)(db, events).await
    }
}

fn apply_each<'a, A: Projected>(db: &'a mut PgConnection, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        for stored in events {
            A::project(db, &stored.clone().decode::<A>()?).await?;
        }
        Ok(())
    })
}

fn apply_batch<'a, P: Followed>(db: &'a mut PgConnection, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(P::project(db, events))
}
