//! Aggregates are deciders (after J. Chassaing, "Functional Event Sourcing Decider"): pure and total functions.

use super::Moment;
use crate::policy::Permission;
use serde::{Serialize, de::DeserializeOwned};

/// What an aggregate is folded into. It can be written down, so that long streams have snapshots; it holds nothing
/// personal, since a snapshot isn't encrypted.
#[cfg(feature = "catalogue")]
pub trait Folded: Default + Clone + Serialize + DeserializeOwned + schemars::JsonSchema + Send + Sync {}
#[cfg(feature = "catalogue")]
impl<T: Default + Clone + Serialize + DeserializeOwned + schemars::JsonSchema + Send + Sync> Folded for T {}

/// What an aggregate is folded into. It can be written down, so that long streams have snapshots; it holds nothing
/// personal, since a snapshot isn't encrypted.
#[cfg(not(feature = "catalogue"))]
pub trait Folded: Default + Clone + Serialize + DeserializeOwned + Send + Sync {}
#[cfg(not(feature = "catalogue"))]
impl<T: Default + Clone + Serialize + DeserializeOwned + Send + Sync> Folded for T {}

/// A consistency boundary. Implemented by a zero-sized type: all functions are static.
pub trait Aggregate: 'static {
    /// The stream type that its events are stored under.
    const NAME: &'static str;
    /// The bounded context that owns it.
    const CONTEXT: &'static str;
    /// Events between two snapshots; `None` for streams that stay short.
    const SNAPSHOT_EVERY: Option<i32> = None;
    /// Counted up when `evolve` means something else by the same events: older snapshots are then thrown away.
    const FOLD_REVISION: u16 = 1;
    /// What `decide` needs to know, folded from the events.
    type State: Folded;
    /// What can be asked of it.
    type Command;
    /// What can have happened to it.
    type Event: EventKind;
    /// Why it says no.
    type Refusal: Into<super::Refusal>;

    /// The events that follow from a command, or the reason why none do. `at` is the business time of the decision.
    fn decide(state: &Self::State, command: Self::Command, at: Moment) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// The state after an event. Never fails: what has happened has happened.
    fn evolve(state: Self::State, event: &Self::Event) -> Self::State;

    /// The state after all of `events`, oldest first.
    fn replay<'a>(events: impl IntoIterator<Item = &'a Self::Event>) -> Self::State {
        events.into_iter().fold(Self::State::default(), Self::evolve)
    }
}

/// An aggregate's event enum, declared with `#[events(…)]`. It is stored adjacently tagged:
/// `{"type": "TenantCreated", "payload": {…}}`.
pub trait EventKind: EventExamples + Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The version of the payloads' shape that is written today.
    const SCHEMA_VERSION: i16;
    /// The permission that lets a person read this event in audit log, feed and webhooks.
    const AUDIENCE: Permission;
    /// The wire names of all its events.
    const TYPES: &'static [&'static str];
}

/// Events of the demo world, one at least of each type: for documents, golden samples and tests.
pub trait EventExamples: Sized {
    /// Always the same values.
    fn examples() -> Vec<Self>;

    /// Today's shape of an event that was stored in an older one. The default knows no older shape.
    #[cfg(feature = "catalogue")]
    fn upcast(older: super::Older) -> super::Older {
        older
    }
}
