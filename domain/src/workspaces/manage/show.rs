use crate::kernel::{Example, Moment, WorkspaceId};
use crate::workspaces::workspace::example_id;
use crate::workspaces::{Budget, SafetyPolicy, WorkspaceRole};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One AI workspace: what it is for, which models answer in it, under which rules, and how much it was used.
#[operation(query, workspaces, rest = GET "/workspaces/{id}", needs = ReadWorkspaces, entitlement = AiRuns, output = WorkspaceDetail)]
pub struct ShowWorkspace {
    /// The workspace; the main one has the tenant's id.
    pub id: WorkspaceId,
}

/// One AI workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceDetail {
    /// Its id.
    pub id: WorkspaceId,
    /// What people call it.
    pub name: String,
    /// What it is for; empty where nobody said.
    pub purpose: String,
    /// Whether it is the tenant's main one.
    pub is_main: bool,
    /// Whether everybody of the tenant works in it.
    pub everybody: bool,
    /// How many people are named in it.
    pub members: u32,
    /// What the caller is in it, where they are named.
    pub role: Option<WorkspaceRole>,
    /// Whether the caller may say who works in it and what it is called.
    pub manages: bool,
    /// The models that may answer; absent: all that the tenant has.
    pub models: Option<Vec<String>>,
    /// Days that prompts and answers are kept; absent: as long as the workspace.
    pub retention_days: Option<u16>,
    /// What may go in and come out.
    pub safety: SafetyPolicy,
    /// What may be used.
    pub budgets: Vec<Budget>,
    /// Whether it was put away.
    pub archived: bool,
    /// Runs of the last thirty days.
    pub runs: u32,
    /// Their tokens, of prompts and answers.
    pub tokens: u64,
    /// Since when it is there.
    pub created_at: Moment,
    /// The number of its last change, 0 where nothing has changed: a change that names it is refused with 409 when somebody
    /// was quicker.
    pub version: i32,
}

impl Example for ShowWorkspace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
