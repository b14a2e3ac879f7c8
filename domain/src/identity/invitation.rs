//! The aggregate of an invitation: somebody with an address may join a tenant in a role. The secret of its link is no
//! part of it.

use crate::kernel::{Aggregate, EventExamples, Moment, PersonId, Personal, Refusal};
use crate::policy::{Role, RoleRef};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Invitation;

/// Folded from the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum InvitationState {
    /// Nobody was invited.
    #[default]
    Nothing,
    /// It can be accepted.
    Open,
    /// Somebody has joined by it.
    Accepted,
    /// It was taken back.
    Revoked,
}

/// What can be asked of an invitation.
pub enum InvitationCommand {
    /// Invite somebody.
    Invite { person: PersonId, email: String, role: RoleRef, until: Moment },
    /// Send it once more, with a new link.
    Resend { until: Moment },
    /// Take it back.
    Revoke,
    /// Let a person join by it.
    Accept { person: PersonId },
}

/// What can have happened to an invitation.
#[events(Invitation, version = 1, audience = ReadPeople)]
pub enum InvitationEvent {
    /// Somebody was invited, and can accept until then. The id is the person's, or becomes it with their account.
    UserInvited { person_id: PersonId, email: Personal<String>, role: RoleRef, until: Moment },
    /// It was sent once more, and can be accepted until then by the new link alone.
    InvitationResent { until: Moment },
    /// It was taken back.
    InvitationRevoked {},
    /// The person joined by it.
    InvitationAccepted { person_id: PersonId },
}

/// Why an invitation says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
    /// It was accepted or taken back.
    Ended,
}

impl Aggregate for Invitation {
    const NAME: &'static str = "invitation";
    const CONTEXT: &'static str = "identity";
    type State = InvitationState;
    type Command = InvitationCommand;
    type Event = InvitationEvent;
    type Refusal = InvitationRefusal;

    fn decide(
        state: &InvitationState,
        command: InvitationCommand,
        _: Moment,
    ) -> Result<Vec<InvitationEvent>, InvitationRefusal> {
        match (command, state) {
            (InvitationCommand::Invite { person, email, role, until }, InvitationState::Nothing) => {
                let email = Personal::of(person.0, email.to_lowercase());
                Ok(vec![InvitationEvent::UserInvited { person_id: person, email, role, until }])
            }
            (InvitationCommand::Invite { .. }, _) => Err(InvitationRefusal::Exists),
            (_, InvitationState::Nothing) => Err(InvitationRefusal::Unknown),
            (_, InvitationState::Accepted | InvitationState::Revoked) => Err(InvitationRefusal::Ended),
            (InvitationCommand::Resend { until }, InvitationState::Open) => {
                Ok(vec![InvitationEvent::InvitationResent { until }])
            }
            (InvitationCommand::Revoke, InvitationState::Open) => Ok(vec![InvitationEvent::InvitationRevoked {}]),
            (InvitationCommand::Accept { person }, InvitationState::Open) => {
                Ok(vec![InvitationEvent::InvitationAccepted { person_id: person }])
            }
        }
    }

    fn evolve(_: InvitationState, event: &InvitationEvent) -> InvitationState {
        match event {
            InvitationEvent::UserInvited { .. } | InvitationEvent::InvitationResent { .. } => InvitationState::Open,
            InvitationEvent::InvitationRevoked {} => InvitationState::Revoked,
            InvitationEvent::InvitationAccepted { .. } => InvitationState::Accepted,
        }
    }
}

impl EventExamples for InvitationEvent {
    fn examples() -> Vec<Self> {
        let john = PersonId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0041));
        let until = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_800));
        vec![
            Self::UserInvited {
                person_id: john,
                email: Personal::of(john.0, "john@example.com".into()),
                role: Role::Developer.into(),
                until,
            },
            Self::InvitationResent { until },
            Self::InvitationRevoked {},
            Self::InvitationAccepted { person_id: john },
        ]
    }
}

impl From<InvitationRefusal> for Refusal {
    fn from(refusal: InvitationRefusal) -> Self {
        match refusal {
            InvitationRefusal::Unknown => Self::not_found(),
            InvitationRefusal::Exists => Self::new(409, "invited_already"),
            InvitationRefusal::Ended => Self::new(409, "invitation_ended"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn invite() -> InvitationCommand {
        let person = PersonId(uuid::Uuid::from_u128(7));
        InvitationCommand::Invite { person, email: "John@Example.com".into(), role: Role::Developer.into(), until: NOW }
    }

    #[test]
    fn an_invitation_is_accepted_once_and_not_after_it_was_taken_back() {
        let state = Invitation::replay(&Invitation::decide(&InvitationState::default(), invite(), NOW).unwrap());
        let person = PersonId(uuid::Uuid::from_u128(7));
        let accepted = Invitation::decide(&state, InvitationCommand::Accept { person }, NOW).unwrap();
        let revoked = Invitation::decide(&state, InvitationCommand::Revoke, NOW).unwrap();
        for ended in [accepted, revoked] {
            let state = Invitation::evolve(state, &ended[0]);
            for command in [
                InvitationCommand::Accept { person },
                InvitationCommand::Revoke,
                InvitationCommand::Resend { until: NOW },
            ] {
                assert_eq!(Invitation::decide(&state, command, NOW), Err(InvitationRefusal::Ended));
            }
        }
    }

    #[test]
    fn nothing_happens_to_an_invitation_that_there_is_not_and_none_is_made_twice() {
        let nothing = InvitationState::default();
        assert_eq!(Invitation::decide(&nothing, InvitationCommand::Revoke, NOW), Err(InvitationRefusal::Unknown));
        assert_eq!(Invitation::decide(&InvitationState::Open, invite(), NOW), Err(InvitationRefusal::Exists));
    }
}
