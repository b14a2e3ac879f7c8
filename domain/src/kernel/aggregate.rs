//! Aggregates are deciders (after J. Chassaing, "Functional Event Sourcing Decider"): pure and total functions.

use super::Moment;
use crate::policy::Permission;
use serde::{Serialize, de::DeserializeOwned};

/// A consistency boundary. Implemented by a zero-sized type: all functions are static.
pub trait Aggregate: 'static {
    /// The stream type that its events are stored under.
    const NAME: &'static str;
    /// The bounded context that owns it.
    const CONTEXT: &'static str;
    /// What `decide` needs to know, folded from the events.
    type State: Default + Clone + Send + Sync;
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

/// An aggregate's event enum. It is stored adjacently tagged: `{"type": "TenantCreated", "payload": {…}}`.
pub trait EventKind: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The version of the payload's shape that is written today.
    const SCHEMA_VERSION: i16;
    /// The permission that lets a person read this event in audit log, feed and webhooks.
    const AUDIENCE: Permission;
}
