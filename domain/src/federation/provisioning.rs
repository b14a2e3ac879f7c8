//! The aggregate of what a tenant's directory says of one person, for as long as it does.

use super::DirectoryEntry;
use crate::kernel::{Aggregate, EventExamples, Moment, PersonId, Personal, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Provisioning;

/// Folded from the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum ProvisioningState {
    /// The directory says nothing.
    #[default]
    Nothing,
    /// It says something of this person.
    Of(PersonId),
    /// It says nothing any more.
    Ended,
}

/// What can be asked of a provisioning.
pub enum ProvisioningCommand {
    /// Keep what the directory says of a person.
    Begin { person: PersonId, entry: DirectoryEntry },
    /// It says something else.
    Change { entry: DirectoryEntry },
    /// It says nothing any more.
    End,
}

/// What can have happened to a provisioning.
#[events(Provisioning, version = 1, audience = ReadPeople)]
pub enum ProvisioningEvent {
    /// The tenant's directory keeps a person's account from here on.
    ProvisioningBegun { person_id: PersonId, entry: Personal<DirectoryEntry> },
    /// It says something else of them.
    DirectoryEntryChanged { entry: Personal<DirectoryEntry> },
    /// It keeps their account no more.
    ProvisioningEnded { person_id: PersonId },
}

/// Why a provisioning says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisioningRefusal {
    /// There is one under this id.
    Exists,
    /// There is none, or it has ended.
    Unknown,
}

impl Aggregate for Provisioning {
    const NAME: &'static str = "provisioning";
    const CONTEXT: &'static str = "federation";
    type State = ProvisioningState;
    type Command = ProvisioningCommand;
    type Event = ProvisioningEvent;
    type Refusal = ProvisioningRefusal;

    fn decide(
        state: &ProvisioningState,
        command: ProvisioningCommand,
        _: Moment,
    ) -> Result<Vec<ProvisioningEvent>, ProvisioningRefusal> {
        match (command, *state) {
            (ProvisioningCommand::Begin { person, entry }, ProvisioningState::Nothing) => {
                let entry = Personal::of(person.0, entry);
                Ok(vec![ProvisioningEvent::ProvisioningBegun { person_id: person, entry }])
            }
            (ProvisioningCommand::Begin { .. }, _) => Err(ProvisioningRefusal::Exists),
            (ProvisioningCommand::Change { entry }, ProvisioningState::Of(person)) => {
                Ok(vec![ProvisioningEvent::DirectoryEntryChanged { entry: Personal::of(person.0, entry) }])
            }
            (ProvisioningCommand::End, ProvisioningState::Of(person_id)) => {
                Ok(vec![ProvisioningEvent::ProvisioningEnded { person_id }])
            }
            (_, ProvisioningState::Nothing | ProvisioningState::Ended) => Err(ProvisioningRefusal::Unknown),
        }
    }

    fn evolve(state: ProvisioningState, event: &ProvisioningEvent) -> ProvisioningState {
        match event {
            ProvisioningEvent::ProvisioningBegun { person_id, .. } => ProvisioningState::Of(*person_id),
            ProvisioningEvent::DirectoryEntryChanged { .. } => state,
            ProvisioningEvent::ProvisioningEnded { .. } => ProvisioningState::Ended,
        }
    }
}

impl EventExamples for ProvisioningEvent {
    fn examples() -> Vec<Self> {
        let noor = PersonId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0043));
        let married = DirectoryEntry {
            display_name: Some("Noor Aziz-Brandt".into()),
            family_name: Some("Aziz-Brandt".into()),
            ..DirectoryEntry::example()
        };
        vec![
            Self::ProvisioningBegun { person_id: noor, entry: Personal::of(noor.0, DirectoryEntry::example()) },
            Self::DirectoryEntryChanged { entry: Personal::of(noor.0, married) },
            Self::ProvisioningEnded { person_id: noor },
        ]
    }
}

impl From<ProvisioningRefusal> for Refusal {
    fn from(refusal: ProvisioningRefusal) -> Self {
        match refusal {
            ProvisioningRefusal::Exists => Self::conflict(),
            ProvisioningRefusal::Unknown => Self::not_found(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    #[test]
    fn what_has_ended_neither_changes_nor_begins_again() {
        let ended = Provisioning::replay(&ProvisioningEvent::examples());
        assert_eq!(ended, ProvisioningState::Ended);
        let entry = DirectoryEntry::example;
        let person = PersonId(uuid::Uuid::from_u128(7));
        for command in [ProvisioningCommand::Change { entry: entry() }, ProvisioningCommand::End] {
            assert_eq!(Provisioning::decide(&ended, command, NOW), Err(ProvisioningRefusal::Unknown));
        }
        let again = ProvisioningCommand::Begin { person, entry: entry() };
        assert_eq!(Provisioning::decide(&ended, again, NOW), Err(ProvisioningRefusal::Exists));
    }
}
