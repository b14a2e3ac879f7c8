//! The aggregate of a reader: somebody to whom the newsletter goes, since they asked for it and confirmed their address.

use crate::kernel::{Aggregate, EventExamples, Language, Moment, Personal, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The aggregate; all functions are static.
pub struct Reader;

/// Folded from the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum ReaderState {
    /// Nobody.
    #[default]
    Nothing,
    /// The newsletter goes there.
    Active,
    /// They have left.
    Left,
}

/// What can be asked of a reader.
pub enum ReaderCommand {
    /// Begin: the address was confirmed. It lies under a key of its own, so that it can be erased alone.
    Join { subject: Uuid, email: String, consent: String, page: String, language: Language, asked_at: Moment },
    /// Leave.
    Leave,
}

/// What can have happened to a reader.
#[events(Reader, version = 1, audience = ReadLeads)]
pub enum ReaderEvent {
    /// Somebody asked for the newsletter and confirmed the address.
    ReaderJoined { email: Personal<String>, consent: String, page: String, language: Language, asked_at: Moment },
    /// They don't want it any more; the address is gone for good.
    ReaderLeft {},
}

/// Why a reader says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderRefusal {
    /// There is one under this id.
    Exists,
    /// There is none.
    Unknown,
}

impl Aggregate for Reader {
    const NAME: &'static str = "reader";
    const CONTEXT: &'static str = "growth";
    type State = ReaderState;
    type Command = ReaderCommand;
    type Event = ReaderEvent;
    type Refusal = ReaderRefusal;

    fn decide(state: &ReaderState, command: ReaderCommand, _: Moment) -> Result<Vec<ReaderEvent>, ReaderRefusal> {
        match (command, state) {
            (ReaderCommand::Join { subject, email, consent, page, language, asked_at }, ReaderState::Nothing) => {
                let email = Personal::of(subject, email.trim().to_lowercase());
                Ok(vec![ReaderEvent::ReaderJoined { email, consent, page, language, asked_at }])
            }
            (ReaderCommand::Join { .. }, _) => Err(ReaderRefusal::Exists),
            (ReaderCommand::Leave, ReaderState::Nothing) => Err(ReaderRefusal::Unknown),
            (ReaderCommand::Leave, ReaderState::Active) => Ok(vec![ReaderEvent::ReaderLeft {}]),
            (ReaderCommand::Leave, ReaderState::Left) => Ok(Vec::new()),
        }
    }

    fn evolve(_: ReaderState, event: &ReaderEvent) -> ReaderState {
        match event {
            ReaderEvent::ReaderJoined { .. } => ReaderState::Active,
            ReaderEvent::ReaderLeft {} => ReaderState::Left,
        }
    }
}

impl EventExamples for ReaderEvent {
    fn examples() -> Vec<Self> {
        let subject = Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00e2);
        let asked_at = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_778));
        vec![
            Self::ReaderJoined {
                email: Personal::of(subject, "noor.aziz@zephyr.example".into()),
                consent: super::CONSENT.into(),
                page: "/newsletter".into(),
                language: Language::En,
                asked_at,
            },
            Self::ReaderLeft {},
        ]
    }
}

impl From<ReaderRefusal> for Refusal {
    fn from(refusal: ReaderRefusal) -> Self {
        match refusal {
            ReaderRefusal::Exists => Self::conflict(),
            ReaderRefusal::Unknown => Self::not_found(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn a_reader_joins_once_leaves_once_and_nobody_leaves_who_never_joined() {
        let join = || ReaderCommand::Join {
            subject: Uuid::from_u128(7),
            email: "Noor@Zephyr.example".into(),
            consent: "2026-11".into(),
            page: "/".into(),
            language: Language::Ar,
            asked_at: NOW,
        };
        let joined = Reader::replay(&Reader::decide(&ReaderState::Nothing, join(), NOW).unwrap());
        assert_eq!(Reader::decide(&joined, join(), NOW), Err(ReaderRefusal::Exists));
        let left = Reader::replay(&Reader::decide(&joined, ReaderCommand::Leave, NOW).unwrap());
        assert_eq!(Reader::decide(&left, ReaderCommand::Leave, NOW), Ok(Vec::new()));
        assert_eq!(Reader::decide(&ReaderState::Nothing, ReaderCommand::Leave, NOW), Err(ReaderRefusal::Unknown));
    }
}
