//! The aggregate of one AI workspace: who works in it, with which models, under which rules, and for how long what was said
//! is kept. Each tenant has a main one, which is there before anything has happened to it.

use super::{Budget, SafetyPolicy};
use crate::kernel::{Aggregate, Moment, PersonId, Refusal, TenantId, WorkspaceId};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// People that a workspace names at most.
const MEMBERS_MAX: usize = 500;
/// Budgets that a workspace has at most.
pub(super) const BUDGETS_MAX: usize = 50;

words! {
    /// What somebody is in a workspace.
    WorkspaceRole {
        /// Works in it.
        Member = "member",
        /// Also says who else does, and what it is called.
        Manager = "manager",
    }
}

/// The aggregate; all functions are static.
pub struct Workspace;

/// Folded from the events. The default is a tenant's main one, as it is at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceState {
    /// What people call it; empty while the main one is called as its tenant.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Whether everybody of the tenant works in it.
    pub everybody: bool,
    /// Those who are named.
    pub members: BTreeMap<PersonId, WorkspaceRole>,
    /// The models that may answer; `None`: all that the tenant has.
    pub models: Option<Vec<String>>,
    /// Days that prompts and answers are kept; `None`: as long as the workspace.
    pub retention_days: Option<u16>,
    /// What may go in and come out.
    pub safety: SafetyPolicy,
    /// What may be used.
    pub budgets: Vec<Budget>,
    /// Whether nothing is run in it any more.
    pub archived: bool,
    /// Whether somebody made it; nobody made the main one.
    made: bool,
}

/// What can be asked of a workspace.
pub enum WorkspaceCommand {
    /// Make one. Whoever does is its manager.
    Create { name: String, purpose: String, everybody: bool, by: PersonId },
    /// Call it something else, or open or close it to everybody.
    Edit { name: Option<String>, purpose: Option<String>, everybody: Option<bool> },
    /// Let somebody in, or give them another role. `is_in`: they are in already, and have been a member of the tenant all
    /// the while.
    SetMember { person: PersonId, role: WorkspaceRole, is_in: bool },
    /// Let somebody go.
    RemoveMember { person: PersonId },
    /// Say which models may answer.
    AllowModels { models: Option<Vec<String>> },
    /// Say for how long prompts and answers are kept.
    SetRetention { days: Option<u16> },
    /// Say what may go in and come out.
    SetSafety { safety: SafetyPolicy },
    /// Say what may be used.
    SetBudgets { budgets: Vec<Budget> },
    /// Put it away.
    Archive,
    /// Take it out again.
    Restore,
}

/// What can have happened to a workspace.
#[events(Workspace, version = 1, audience = ReadWorkspaces)]
pub enum WorkspaceEvent {
    /// It was made.
    WorkspaceCreated { name: String, purpose: String, everybody: bool, created_by: PersonId },
    /// It is called something else, or is open to others.
    WorkspaceEdited { name: String, purpose: String, everybody: bool },
    /// Somebody works in it in this role.
    WorkspaceMemberSet { person_id: PersonId, role: WorkspaceRole },
    /// Somebody isn't named in it any more.
    WorkspaceMemberRemoved { person_id: PersonId },
    /// These models may answer; without a list all that the tenant has.
    WorkspaceModelsAllowed { models: Option<Vec<String>> },
    /// Prompts and answers are kept for so many days; without a number as long as the workspace.
    WorkspaceRetentionSet { days: Option<u16> },
    /// What may go in and come out.
    WorkspaceSafetySet { safety: SafetyPolicy },
    /// What may be used.
    WorkspaceBudgetsSet { budgets: Vec<Budget> },
    /// Nothing is run in it any more; what was is still read.
    WorkspaceArchived {},
    /// It is used again.
    WorkspaceRestored {},
}

/// Why a workspace says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkspaceRefusal {
    /// There is one under this id.
    Exists,
    /// It is put away.
    Archived,
    /// It isn't put away.
    NotArchived,
    /// It is the tenant's main one, which always stays.
    Main,
    /// It names as many people as it can.
    Full,
    /// The person isn't named in it.
    NoMember,
    /// It has as many budgets as it can.
    TooManyBudgets,
}

impl Default for WorkspaceState {
    fn default() -> Self {
        Self {
            name: String::new(),
            purpose: String::new(),
            everybody: true,
            members: BTreeMap::new(),
            models: None,
            retention_days: None,
            safety: SafetyPolicy::default(),
            budgets: Vec::new(),
            archived: false,
            made: false,
        }
    }
}

impl Workspace {
    /// A tenant's main one.
    pub const fn main_of(tenant: TenantId) -> WorkspaceId {
        WorkspaceId(tenant.0)
    }

    /// The stream of a workspace's events: its id. Under the id of a tenant stand the tenant's own events, so those of its main
    /// workspace stand under a UUID of version 8 (RFC 9562) with the same bits otherwise.
    pub fn stream(tenant: TenantId, id: WorkspaceId) -> Uuid {
        if id == Self::main_of(tenant) { main_stream(tenant) } else { id.0 }
    }

    /// The workspace whose events stand in a stream.
    pub fn of_stream(tenant: TenantId, stream: Uuid) -> WorkspaceId {
        if stream == main_stream(tenant) { Self::main_of(tenant) } else { WorkspaceId(stream) }
    }
}

fn main_stream(tenant: TenantId) -> Uuid {
    uuid::Builder::from_custom_bytes(tenant.0.into_bytes()).into_uuid()
}

impl Aggregate for Workspace {
    const NAME: &'static str = "workspace";
    const CONTEXT: &'static str = "workspaces";
    type State = WorkspaceState;
    type Command = WorkspaceCommand;
    type Event = WorkspaceEvent;
    type Refusal = WorkspaceRefusal;

    fn decide(
        state: &WorkspaceState,
        command: WorkspaceCommand,
        _: Moment,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        match command {
            WorkspaceCommand::Create { .. } if state.made => Err(WorkspaceRefusal::Exists),
            WorkspaceCommand::Create { name, purpose, everybody, by } => {
                let (name, purpose) = (name.trim().to_owned(), purpose.trim().to_owned());
                Ok(vec![WorkspaceEvent::WorkspaceCreated { name, purpose, everybody, created_by: by }])
            }
            WorkspaceCommand::Restore if state.archived => Ok(vec![WorkspaceEvent::WorkspaceRestored {}]),
            WorkspaceCommand::Restore => Err(WorkspaceRefusal::NotArchived),
            _ if state.archived => Err(WorkspaceRefusal::Archived),
            WorkspaceCommand::Archive if state.made => Ok(vec![WorkspaceEvent::WorkspaceArchived {}]),
            WorkspaceCommand::Archive => Err(WorkspaceRefusal::Main),
            WorkspaceCommand::SetMember { person, role, is_in } => state.set_member(person, role, is_in),
            WorkspaceCommand::RemoveMember { person } if state.members.contains_key(&person) => {
                Ok(vec![WorkspaceEvent::WorkspaceMemberRemoved { person_id: person }])
            }
            WorkspaceCommand::RemoveMember { .. } => Err(WorkspaceRefusal::NoMember),
            WorkspaceCommand::SetBudgets { budgets } if budgets.len() > BUDGETS_MAX => {
                Err(WorkspaceRefusal::TooManyBudgets)
            }
            change => Ok(state.changed(change)),
        }
    }

    fn evolve(mut state: WorkspaceState, event: &WorkspaceEvent) -> WorkspaceState {
        match event {
            WorkspaceEvent::WorkspaceCreated { name, purpose, everybody, created_by } => {
                (state.name, state.purpose) = (name.clone(), purpose.clone());
                state.everybody = *everybody;
                state.members.insert(*created_by, WorkspaceRole::Manager);
                state.made = true;
            }
            WorkspaceEvent::WorkspaceEdited { name, purpose, everybody } => {
                (state.name, state.purpose) = (name.clone(), purpose.clone());
                state.everybody = *everybody;
            }
            WorkspaceEvent::WorkspaceMemberSet { person_id, role } => {
                state.members.insert(*person_id, *role);
            }
            WorkspaceEvent::WorkspaceMemberRemoved { person_id } => {
                state.members.remove(person_id);
            }
            WorkspaceEvent::WorkspaceModelsAllowed { models } => state.models.clone_from(models),
            WorkspaceEvent::WorkspaceRetentionSet { days } => state.retention_days = *days,
            WorkspaceEvent::WorkspaceSafetySet { safety } => state.safety = safety.clone(),
            WorkspaceEvent::WorkspaceBudgetsSet { budgets } => state.budgets.clone_from(budgets),
            WorkspaceEvent::WorkspaceArchived {} => state.archived = true,
            WorkspaceEvent::WorkspaceRestored {} => state.archived = false,
        }
        state
    }
}

impl WorkspaceState {
    fn set_member(
        &self,
        person: PersonId,
        role: WorkspaceRole,
        is_in: bool,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        match self.members.get(&person) {
            Some(now) if *now == role && is_in => Ok(Vec::new()),
            None if self.members.len() >= MEMBERS_MAX => Err(WorkspaceRefusal::Full),
            _ => Ok(vec![WorkspaceEvent::WorkspaceMemberSet { person_id: person, role }]),
        }
    }

    /// The one event of a change that nothing stands against; none where all is so already.
    fn changed(&self, change: WorkspaceCommand) -> Vec<WorkspaceEvent> {
        let event = match change {
            WorkspaceCommand::Edit { name, purpose, everybody } => {
                let name = name.map_or_else(|| self.name.clone(), |name| name.trim().to_owned());
                let purpose = purpose.map_or_else(|| self.purpose.clone(), |purpose| purpose.trim().to_owned());
                let everybody = everybody.unwrap_or(self.everybody);
                let is_new = name != self.name || purpose != self.purpose || everybody != self.everybody;
                is_new.then_some(WorkspaceEvent::WorkspaceEdited { name, purpose, everybody })
            }
            WorkspaceCommand::AllowModels { models } => {
                let models = models.map(in_order);
                (models != self.models).then_some(WorkspaceEvent::WorkspaceModelsAllowed { models })
            }
            WorkspaceCommand::SetRetention { days } => {
                (days != self.retention_days).then_some(WorkspaceEvent::WorkspaceRetentionSet { days })
            }
            WorkspaceCommand::SetSafety { safety } => {
                (safety != self.safety).then_some(WorkspaceEvent::WorkspaceSafetySet { safety })
            }
            WorkspaceCommand::SetBudgets { budgets } => {
                (budgets != self.budgets).then_some(WorkspaceEvent::WorkspaceBudgetsSet { budgets })
            }
            _ => None,
        };
        event.into_iter().collect()
    }
}

/// Each model once.
fn in_order(mut models: Vec<String>) -> Vec<String> {
    models.sort_unstable();
    models.dedup();
    models
}

impl From<WorkspaceRefusal> for Refusal {
    fn from(refusal: WorkspaceRefusal) -> Self {
        match refusal {
            WorkspaceRefusal::Exists => Self::conflict(),
            WorkspaceRefusal::Archived => Self::new(409, "workspace_archived"),
            WorkspaceRefusal::NotArchived => Self::new(409, "workspace_not_archived"),
            WorkspaceRefusal::Main => Self::new(409, "workspace_main"),
            WorkspaceRefusal::Full => Self::new(409, "workspace_full").with("max", MEMBERS_MAX),
            WorkspaceRefusal::NoMember => Self::not_found(),
            WorkspaceRefusal::TooManyBudgets => Self::new(409, "too_many_budgets").with("max", BUDGETS_MAX),
        }
    }
}

#[path = "workspace_examples.rs"]
mod examples;
pub(super) use examples::{example_budget, example_id};
#[cfg(test)]
#[path = "workspace_tests.rs"]
mod tests;
