//! The aggregate of a role that a tenant has made for itself: what it is called, what it allows and what it denies.

use crate::kernel::{Aggregate, EventExamples, Moment, Refusal};
use crate::policy::{Permission, Permissions, Role};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct OwnRole;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OwnRoleState {
    content: Option<RoleContent>,
    removed: bool,
}

/// What a role is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RoleContent {
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it allows.
    pub allowed: Permissions,
    /// What it denies, whatever other roles allow.
    pub denied: Permissions,
}

impl OwnRoleState {
    /// What it is now; `None`: it was never made, or is gone.
    pub const fn content(&self) -> Option<&RoleContent> {
        if self.removed { None } else { self.content.as_ref() }
    }
}

/// What can be asked of a role.
pub enum OwnRoleCommand {
    /// Make it.
    Make(RoleContent),
    /// Make it another.
    Change(RoleContent),
    /// Remove it.
    Remove,
}

/// What can have happened to a role.
#[events(OwnRole, version = 1, audience = ReadPeople)]
pub enum OwnRoleEvent {
    /// The tenant has it.
    RoleCreated { name: String, description: String, allowed: Permissions, denied: Permissions },
    /// It is called, allows or denies something else now.
    RoleChanged { name: String, description: String, allowed: Permissions, denied: Permissions },
    /// The tenant hasn't it any more.
    RoleRemoved {},
}

/// Why a role says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnRoleRefusal {
    /// There is none.
    Unknown,
    /// It is there already.
    Exists,
    /// A built-in role is called so.
    NameOfBuiltIn,
}

impl RoleContent {
    fn checked(self) -> Result<Self, OwnRoleRefusal> {
        let name = self.name.trim().to_owned();
        let taken = Role::ALL.iter().any(|role| role.as_str().eq_ignore_ascii_case(&name));
        if taken { Err(OwnRoleRefusal::NameOfBuiltIn) } else { Ok(Self { name, ..self }) }
    }
}

impl Aggregate for OwnRole {
    const NAME: &'static str = "role";
    const CONTEXT: &'static str = "identity";
    type State = OwnRoleState;
    type Command = OwnRoleCommand;
    type Event = OwnRoleEvent;
    type Refusal = OwnRoleRefusal;

    fn decide(state: &OwnRoleState, command: OwnRoleCommand, _: Moment) -> Result<Vec<OwnRoleEvent>, OwnRoleRefusal> {
        match (command, state.content()) {
            (OwnRoleCommand::Make(_), _) if state.content.is_some() => Err(OwnRoleRefusal::Exists),
            (OwnRoleCommand::Make(content), _) => {
                let RoleContent { name, description, allowed, denied } = content.checked()?;
                Ok(vec![OwnRoleEvent::RoleCreated { name, description, allowed, denied }])
            }
            (_, None) => Err(OwnRoleRefusal::Unknown),
            (OwnRoleCommand::Change(content), Some(now)) => {
                let content = content.checked()?;
                if content == *now {
                    return Ok(Vec::new());
                }
                let RoleContent { name, description, allowed, denied } = content;
                Ok(vec![OwnRoleEvent::RoleChanged { name, description, allowed, denied }])
            }
            (OwnRoleCommand::Remove, Some(_)) => Ok(vec![OwnRoleEvent::RoleRemoved {}]),
        }
    }

    fn evolve(mut state: OwnRoleState, event: &OwnRoleEvent) -> OwnRoleState {
        match event {
            OwnRoleEvent::RoleCreated { name, description, allowed, denied }
            | OwnRoleEvent::RoleChanged { name, description, allowed, denied } => {
                let (name, description) = (name.clone(), description.clone());
                state.content = Some(RoleContent { name, description, allowed: *allowed, denied: *denied });
            }
            OwnRoleEvent::RoleRemoved {} => state.removed = true,
        }
        state
    }
}

impl EventExamples for OwnRoleEvent {
    fn examples() -> Vec<Self> {
        let allowed = Permissions::of(&[Permission::EnterClient, Permission::ReadFiles]);
        let (name, description) = ("Reader".to_owned(), "Reads files and changes nothing.".to_owned());
        vec![
            Self::RoleCreated {
                name: name.clone(),
                description: description.clone(),
                allowed,
                denied: Permissions::NONE,
            },
            Self::RoleChanged { name, description, allowed, denied: Permissions::of(&[Permission::WriteFiles]) },
            Self::RoleRemoved {},
        ]
    }
}

impl From<OwnRoleRefusal> for Refusal {
    fn from(refusal: OwnRoleRefusal) -> Self {
        match refusal {
            OwnRoleRefusal::Unknown => Self::not_found(),
            OwnRoleRefusal::Exists => Self::new(409, "role_exists"),
            OwnRoleRefusal::NameOfBuiltIn => Self::invalid_field("name", "name_of_built_in_role"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn reader(name: &str) -> RoleContent {
        let allowed = Permissions::of(&[Permission::ReadFiles]);
        RoleContent { name: name.into(), description: String::new(), allowed, denied: Permissions::NONE }
    }

    #[test]
    fn a_role_lives_until_it_is_removed() {
        let made = OwnRole::decide(&OwnRoleState::default(), OwnRoleCommand::Make(reader(" Reader ")), NOW).unwrap();
        let state = OwnRole::replay(&made);
        assert_eq!(state.content().unwrap().name, "Reader");
        assert_eq!(OwnRole::decide(&state, OwnRoleCommand::Change(reader("Reader")), NOW), Ok(Vec::new()));
        let gone = OwnRole::evolve(state, &OwnRoleEvent::RoleRemoved {});
        for command in [OwnRoleCommand::Change(reader("Reader")), OwnRoleCommand::Remove] {
            assert_eq!(OwnRole::decide(&gone, command, NOW), Err(OwnRoleRefusal::Unknown));
        }
        let again = OwnRole::decide(&gone, OwnRoleCommand::Make(reader("Reader")), NOW);
        assert_eq!(again, Err(OwnRoleRefusal::Exists), "an id stands for one role for ever");
    }

    #[test]
    fn nobody_calls_a_role_like_a_built_in_one() {
        let admin = OwnRole::decide(&OwnRoleState::default(), OwnRoleCommand::Make(reader("Admin")), NOW);
        assert_eq!(admin, Err(OwnRoleRefusal::NameOfBuiltIn));
    }
}
