//! The aggregate of one secret. Its value is state beside the log; events carry the fingerprint alone.

use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Secret;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SecretState {
    fingerprint: Option<String>,
    removed: bool,
}

/// What can be asked of a secret.
pub enum SecretCommand {
    /// Keep it.
    Store { name: String, fingerprint: String },
    /// Put another value in its place; the present one can be read until then.
    Rotate { fingerprint: String, old_until: Option<Moment> },
    /// Destroy it.
    Remove,
}

/// What can have happened to a secret.
#[events(Secret, version = 1, audience = ManageSecrets)]
pub enum SecretEvent {
    /// The tenant keeps it.
    SecretStored { name: String, fingerprint: String },
    /// It has another value; the one before can be read until `old_until`, where that is given.
    SecretRotated { fingerprint: String, old_until: Option<Moment> },
    /// Its values are destroyed.
    SecretRemoved {},
}

/// Why a secret says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
    /// The new value is the present one.
    Unchanged,
}

impl Aggregate for Secret {
    const NAME: &'static str = "secret";
    const CONTEXT: &'static str = "tenancy";
    type State = SecretState;
    type Command = SecretCommand;
    type Event = SecretEvent;
    type Refusal = SecretRefusal;

    fn decide(state: &SecretState, command: SecretCommand, _: Moment) -> Result<Vec<SecretEvent>, SecretRefusal> {
        let now = state.fingerprint.as_ref().filter(|_| !state.removed);
        match (command, now) {
            (SecretCommand::Store { .. }, _) if state.fingerprint.is_some() => Err(SecretRefusal::Exists),
            (SecretCommand::Store { name, fingerprint }, _) => {
                Ok(vec![SecretEvent::SecretStored { name: name.trim().to_owned(), fingerprint }])
            }
            (_, None) => Err(SecretRefusal::Unknown),
            (SecretCommand::Rotate { fingerprint, .. }, Some(now)) if fingerprint == *now => {
                Err(SecretRefusal::Unchanged)
            }
            (SecretCommand::Rotate { fingerprint, old_until }, Some(_)) => {
                Ok(vec![SecretEvent::SecretRotated { fingerprint, old_until }])
            }
            (SecretCommand::Remove, Some(_)) => Ok(vec![SecretEvent::SecretRemoved {}]),
        }
    }

    fn evolve(mut state: SecretState, event: &SecretEvent) -> SecretState {
        match event {
            SecretEvent::SecretStored { fingerprint, .. } | SecretEvent::SecretRotated { fingerprint, .. } => {
                state.fingerprint = Some(fingerprint.clone());
            }
            SecretEvent::SecretRemoved {} => state.removed = true,
        }
        state
    }
}

impl EventExamples for SecretEvent {
    fn examples() -> Vec<Self> {
        vec![
            Self::SecretStored { name: "payments.key".into(), fingerprint: "3f9a1c20b7de".into() },
            Self::SecretRotated { fingerprint: "b81e44907a2c".into(), old_until: Moment::from_unix_s(1_795_251_900) },
            Self::SecretRemoved {},
        ]
    }
}

impl From<SecretRefusal> for Refusal {
    fn from(refusal: SecretRefusal) -> Self {
        match refusal {
            SecretRefusal::Unknown => Self::not_found(),
            SecretRefusal::Exists => Self::new(409, "secret_exists"),
            SecretRefusal::Unchanged => Self::new(409, "secret_unchanged"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn rotate(state: &SecretState, fingerprint: &str) -> Result<Vec<SecretEvent>, SecretRefusal> {
        Secret::decide(state, SecretCommand::Rotate { fingerprint: fingerprint.into(), old_until: None }, NOW)
    }

    #[test]
    fn a_secret_is_rotated_to_another_value_and_never_after_it_is_gone() {
        assert_eq!(rotate(&SecretState::default(), "b"), Err(SecretRefusal::Unknown));
        let store = SecretCommand::Store { name: " key ".into(), fingerprint: "a".into() };
        let mut events = Secret::decide(&SecretState::default(), store, NOW).unwrap();
        assert_eq!(events[0], SecretEvent::SecretStored { name: "key".into(), fingerprint: "a".into() });
        assert_eq!(rotate(&Secret::replay(&events), "a"), Err(SecretRefusal::Unchanged));
        events.extend(rotate(&Secret::replay(&events), "b").unwrap());
        assert_eq!(rotate(&Secret::replay(&events), "b"), Err(SecretRefusal::Unchanged));
        events.extend(Secret::decide(&Secret::replay(&events), SecretCommand::Remove, NOW).unwrap());
        assert_eq!(rotate(&Secret::replay(&events), "c"), Err(SecretRefusal::Unknown));
    }
}
