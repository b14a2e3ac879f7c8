//! What the filters offer: people, and what can have happened.

use super::names::{Names, names};
use crate::frame::actor;
use crate::port;
use crate::words;
use domain::platform::{AccessKind, EventTypes};
use futures::future::join;
use serde::{Deserialize, Serialize};

/// What the filters offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Offered {
    /// People by name.
    pub(super) people: Names,
    /// Types of events that the reader may see, with what they say.
    pub(super) events: Vec<(String, String)>,
}

/// Asks for what the filters offer. What can't be asked isn't offered, and the log can be read nevertheless.
pub(super) fn offered() -> impl Future<Output = Offered> {
    let reader = actor();
    let asked = join(names(), port::call(EventTypes {}));
    async move {
        let (people, types) = asked.await;
        let types = types.map(|types| types.data).unwrap_or_default();
        let is_readable = |audience| reader.as_ref().is_some_and(|reader| reader.holds(audience));
        let events = types.into_iter().filter(|row| is_readable(row.audience)).map(|row| (row.name, row.text));
        let mut events: Vec<_> = events.collect();
        events.sort_by(|(_, one), (_, other)| one.cmp(other));
        Offered { people, events }
    }
}

/// Every kind of access with what it says.
pub(super) fn accesses() -> Vec<(String, String)> {
    let texts = words::texts();
    AccessKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words::happened(texts, kind.as_str()))).collect()
}
