//! The aggregate of one space of knowledge: what it is for, who reads and writes in it, and whether what is written needs
//! approval. Every AI workspace has one, which is there before anything has happened to it and bears the workspace's id; its readers
//! and writers are the workspace's people.

use super::Access;
use crate::kernel::{Aggregate, Moment, PersonId, Refusal, SpaceId, WorkspaceId};
use domain_macros::events;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The aggregate; all functions are static.
pub struct Space;

/// Folded from the events. The default is the space of a workspace, as it is at first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpaceState {
    /// What people call it; empty for a workspace's, which is called as that.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Whether a version is seen by readers only once somebody else has approved it.
    pub approval: bool,
    /// Who reads and writes in it; of a workspace's, nobody by name.
    pub access: Vec<Access>,
    /// The workspace that it is of.
    pub workspace: Option<WorkspaceId>,
    /// Whether nothing is written in it any more.
    pub archived: bool,
    /// Whether anything has happened to it.
    made: bool,
}

/// What can be asked of a space.
pub enum SpaceCommand {
    /// Make one. Whoever does keeps it.
    Create { name: String, purpose: String, approval: bool, access: Vec<Access>, by: PersonId },
    /// Call it something else, or say whether versions need approval. `of`: the workspace that it is of.
    Edit { of: Option<WorkspaceId>, name: Option<String>, purpose: Option<String>, approval: Option<bool> },
    /// Say who reads and writes in it.
    SetAccess { access: Vec<Access> },
    /// Put it away.
    Archive,
    /// Take it out again.
    Restore,
}

/// What can have happened to a space.
#[events(Space, version = 1, audience = ReadKnowledge)]
pub enum SpaceEvent {
    /// It was made.
    SpaceCreated { name: String, purpose: String, approval: bool, access: Vec<Access>, created_by: PersonId },
    /// Something changes for the first time about the space that a workspace has anyway.
    SpaceOpened { workspace: WorkspaceId },
    /// It is called something else, or versions need approval from now on, or don't.
    SpaceEdited { name: String, purpose: String, approval: bool },
    /// These read and write in it from now on.
    SpaceAccessSet { access: Vec<Access> },
    /// Nothing is written in it any more, and nothing of it is found; who may read it still opens it.
    SpaceArchived {},
    /// It is used again.
    SpaceRestored {},
}

/// Why a space says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceRefusal {
    /// There is one under this id.
    Exists,
    /// There is none.
    Unknown,
    /// It is put away.
    Archived,
    /// It isn't put away.
    NotArchived,
    /// It is a workspace's: that says what it is called and who works in it.
    OfWorkspace,
}

impl Space {
    /// The space of a workspace.
    pub const fn of_workspace(workspace: WorkspaceId) -> SpaceId {
        SpaceId(workspace.0)
    }

    /// The stream of a space's events: its id. Under the id of a workspace stand that one's own events, so those of its space stand
    /// under a UUID of version 8 (RFC 9562) with its first four bytes turned over, which is no other thing's.
    pub fn stream(id: SpaceId, of: Option<WorkspaceId>) -> Uuid {
        let Some(workspace) = of else { return id.0 };
        let mut bytes = workspace.0.into_bytes();
        for byte in &mut bytes[..4] {
            *byte = !*byte;
        }
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

impl Aggregate for Space {
    const NAME: &'static str = "space";
    const CONTEXT: &'static str = "knowledge";
    type State = SpaceState;
    type Command = SpaceCommand;
    type Event = SpaceEvent;
    type Refusal = SpaceRefusal;

    fn decide(state: &SpaceState, command: SpaceCommand, _: Moment) -> Result<Vec<SpaceEvent>, SpaceRefusal> {
        match command {
            SpaceCommand::Create { .. } if state.made => Err(SpaceRefusal::Exists),
            SpaceCommand::Create { name, purpose, approval, access, by } => {
                let (name, purpose) = (name.trim().to_owned(), purpose.trim().to_owned());
                let access = kept_by(access, by);
                Ok(vec![SpaceEvent::SpaceCreated { name, purpose, approval, access, created_by: by }])
            }
            SpaceCommand::Edit { of: Some(workspace), name, purpose, approval } => {
                state.edit_of(workspace, name, purpose, approval)
            }
            _ if state.workspace.is_some() => Err(SpaceRefusal::OfWorkspace),
            _ if !state.made => Err(SpaceRefusal::Unknown),
            SpaceCommand::Restore if state.archived => Ok(vec![SpaceEvent::SpaceRestored {}]),
            SpaceCommand::Restore => Err(SpaceRefusal::NotArchived),
            _ if state.archived => Err(SpaceRefusal::Archived),
            SpaceCommand::Archive => Ok(vec![SpaceEvent::SpaceArchived {}]),
            SpaceCommand::SetAccess { access } if access == state.access => Ok(Vec::new()),
            SpaceCommand::SetAccess { access } => Ok(vec![SpaceEvent::SpaceAccessSet { access }]),
            SpaceCommand::Edit { of: None, name, purpose, approval } => {
                Ok(state.edited(name, purpose, approval).into_iter().collect())
            }
        }
    }

    fn evolve(mut state: SpaceState, event: &SpaceEvent) -> SpaceState {
        state.made = true;
        match event {
            SpaceEvent::SpaceCreated { name, purpose, approval, access, .. } => {
                (state.name, state.purpose) = (name.clone(), purpose.clone());
                state.approval = *approval;
                state.access.clone_from(access);
            }
            SpaceEvent::SpaceOpened { workspace } => state.workspace = Some(*workspace),
            SpaceEvent::SpaceEdited { name, purpose, approval } => {
                (state.name, state.purpose) = (name.clone(), purpose.clone());
                state.approval = *approval;
            }
            SpaceEvent::SpaceAccessSet { access } => state.access.clone_from(access),
            SpaceEvent::SpaceArchived {} => state.archived = true,
            SpaceEvent::SpaceRestored {} => state.archived = false,
        }
        state
    }
}

impl SpaceState {
    /// A change of a workspace's space: of what only the space says.
    fn edit_of(
        &self,
        workspace: WorkspaceId,
        name: Option<String>,
        purpose: Option<String>,
        approval: Option<bool>,
    ) -> Result<Vec<SpaceEvent>, SpaceRefusal> {
        if name.is_some() {
            return Err(SpaceRefusal::OfWorkspace);
        }
        let Some(edited) = self.edited(None, purpose, approval) else { return Ok(Vec::new()) };
        let opened = (!self.made).then_some(SpaceEvent::SpaceOpened { workspace });
        Ok(opened.into_iter().chain([edited]).collect())
    }

    /// The event of a change; none where all is so already.
    fn edited(&self, name: Option<String>, purpose: Option<String>, approval: Option<bool>) -> Option<SpaceEvent> {
        let name = name.map_or_else(|| self.name.clone(), |name| name.trim().to_owned());
        let purpose = purpose.map_or_else(|| self.purpose.clone(), |purpose| purpose.trim().to_owned());
        let approval = approval.unwrap_or(self.approval);
        let is_new = name != self.name || purpose != self.purpose || approval != self.approval;
        is_new.then_some(SpaceEvent::SpaceEdited { name, purpose, approval })
    }
}

/// The same accesses, with whoever makes the space or the bound among them as a keeper.
pub(super) fn kept_by(mut access: Vec<Access>, by: PersonId) -> Vec<Access> {
    let keeper = Access::person(by.0, super::SpaceRole::Keeper);
    access.retain(|it| it.principal() != keeper.principal());
    access.push(keeper);
    access
}

impl From<SpaceRefusal> for Refusal {
    fn from(refusal: SpaceRefusal) -> Self {
        match refusal {
            SpaceRefusal::Exists => Self::conflict(),
            SpaceRefusal::Unknown => Self::not_found(),
            SpaceRefusal::Archived => Self::new(409, "space_archived"),
            SpaceRefusal::NotArchived => Self::new(409, "space_not_archived"),
            SpaceRefusal::OfWorkspace => Self::new(409, "space_of_workspace"),
        }
    }
}

#[path = "space_examples.rs"]
mod examples;
pub(super) use examples::{example_access, example_id};
#[cfg(test)]
#[path = "space_tests.rs"]
mod tests;
