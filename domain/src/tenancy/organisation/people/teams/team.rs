//! The aggregate of one team.

use crate::kernel::{Aggregate, EventExamples, Moment, PersonId, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// People that a team has at most.
const MEMBERS_MAX: usize = 500;

/// The aggregate; all functions are static.
pub struct Team;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TeamState {
    name: Option<String>,
    members: Vec<PersonId>,
    removed: bool,
}

/// What can be asked of a team.
pub enum TeamCommand {
    /// Make it.
    Add { name: String },
    /// Call it something else.
    Rename { name: String },
    /// Let somebody in. `is_in`: they are in already, and have been a member of the tenant all the while.
    Join { person: PersonId, is_in: bool },
    /// Let somebody go.
    Leave { person: PersonId },
    /// Remove it.
    Remove,
}

/// What can have happened to a team.
#[events(Team, version = 1, audience = ReadOrganisation)]
pub enum TeamEvent {
    /// The tenant has it.
    TeamAdded { name: String },
    /// It is called something else.
    TeamRenamed { name: String },
    /// Somebody belongs to it.
    TeamJoined { person_id: PersonId },
    /// Somebody doesn't belong to it any more.
    TeamLeft { person_id: PersonId },
    /// The tenant hasn't it any more.
    TeamRemoved {},
}

/// Why a team says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
    /// It has as many people as a team can have.
    Full,
}

impl Aggregate for Team {
    const NAME: &'static str = "team";
    const CONTEXT: &'static str = "tenancy";
    type State = TeamState;
    type Command = TeamCommand;
    type Event = TeamEvent;
    type Refusal = TeamRefusal;

    fn decide(state: &TeamState, command: TeamCommand, _: Moment) -> Result<Vec<TeamEvent>, TeamRefusal> {
        let now = state.name.as_ref().filter(|_| !state.removed);
        let is_member = |person: &PersonId| state.members.contains(person);
        match (command, now) {
            (TeamCommand::Add { .. }, _) if state.name.is_some() => Err(TeamRefusal::Exists),
            (TeamCommand::Add { name }, _) => Ok(vec![TeamEvent::TeamAdded { name: name.trim().to_owned() }]),
            (_, None) => Err(TeamRefusal::Unknown),
            (TeamCommand::Rename { name }, Some(now)) if name.trim() == now => Ok(Vec::new()),
            (TeamCommand::Rename { name }, _) => Ok(vec![TeamEvent::TeamRenamed { name: name.trim().to_owned() }]),
            (TeamCommand::Join { person, is_in: true }, _) if is_member(&person) => Ok(Vec::new()),
            (TeamCommand::Join { person, .. }, _) if !is_member(&person) && state.members.len() >= MEMBERS_MAX => {
                Err(TeamRefusal::Full)
            }
            (TeamCommand::Join { person, .. }, _) => Ok(vec![TeamEvent::TeamJoined { person_id: person }]),
            (TeamCommand::Leave { person }, _) if !is_member(&person) => Err(TeamRefusal::Unknown),
            (TeamCommand::Leave { person }, _) => Ok(vec![TeamEvent::TeamLeft { person_id: person }]),
            (TeamCommand::Remove, _) => Ok(vec![TeamEvent::TeamRemoved {}]),
        }
    }

    fn evolve(mut state: TeamState, event: &TeamEvent) -> TeamState {
        match event {
            TeamEvent::TeamAdded { name } | TeamEvent::TeamRenamed { name } => state.name = Some(name.clone()),
            TeamEvent::TeamJoined { person_id } => {
                state.members.retain(|known| known != person_id);
                state.members.push(*person_id);
            }
            TeamEvent::TeamLeft { person_id } => state.members.retain(|known| known != person_id),
            TeamEvent::TeamRemoved {} => state.removed = true,
        }
        state
    }
}

impl EventExamples for TeamEvent {
    fn examples() -> Vec<Self> {
        let person_id = PersonId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));
        vec![
            Self::TeamAdded { name: "Spring campaign".into() },
            Self::TeamRenamed { name: "Summer campaign".into() },
            Self::TeamJoined { person_id },
            Self::TeamLeft { person_id },
            Self::TeamRemoved {},
        ]
    }
}

impl From<TeamRefusal> for Refusal {
    fn from(refusal: TeamRefusal) -> Self {
        match refusal {
            TeamRefusal::Unknown => Self::not_found(),
            TeamRefusal::Exists => Self::new(409, "team_exists"),
            TeamRefusal::Full => Self::new(409, "team_full").with("max", MEMBERS_MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn person(number: u128) -> PersonId {
        PersonId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_person_joins_a_team_once_and_leaves_it_once() {
        let decide = |state: &TeamState, command| Team::decide(state, command, NOW);
        let mut events = decide(&TeamState::default(), TeamCommand::Add { name: " Blue ".into() }).unwrap();
        let join = || TeamCommand::Join { person: person(1), is_in: true };
        events.extend(decide(&Team::replay(&events), join()).unwrap());
        assert!(decide(&Team::replay(&events), join()).unwrap().is_empty());
        let back = TeamCommand::Join { person: person(1), is_in: false };
        assert_eq!(decide(&Team::replay(&events), back).unwrap().len(), 1, "who came back joins anew");
        events.extend(decide(&Team::replay(&events), TeamCommand::Leave { person: person(1) }).unwrap());
        let again = decide(&Team::replay(&events), TeamCommand::Leave { person: person(1) });
        assert_eq!(again, Err(TeamRefusal::Unknown));
        events.extend(decide(&Team::replay(&events), TeamCommand::Remove).unwrap());
        assert_eq!(decide(&Team::replay(&events), join()), Err(TeamRefusal::Unknown));
    }

    #[test]
    fn a_team_is_bounded() {
        let members = (0..MEMBERS_MAX as u128).map(person).collect();
        let state = TeamState { name: Some("Everybody".into()), members, removed: false };
        let more = Team::decide(&state, TeamCommand::Join { person: person(9_999), is_in: false }, NOW);
        assert_eq!(more, Err(TeamRefusal::Full));
    }
}
