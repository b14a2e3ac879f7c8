use crate::kernel::{Example, Patch, WorkspaceId, rules};
use crate::workspaces::workspace::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes an AI workspace in one's own tenant. Whoever makes it is its manager; nobody else works in it before they are let in,
/// unless it is open to everybody.
#[operation(command, workspaces, rest = POST "/workspaces", needs = ManageWorkspaces, entitlement = AiRuns, output = WorkspaceCreated, creates)]
pub struct CreateWorkspace {
    /// What people call it, 1 to 80 characters; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// What it is for, up to 500 characters.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub purpose: Option<String>,
    /// Whether everybody of the tenant works in it; only those who are let in unless told.
    pub everybody: Option<bool>,
}

/// The workspace stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceCreated {
    /// Its id.
    pub id: WorkspaceId,
}

/// Calls a workspace something else, or opens or closes it to everybody. What isn't named stays. Its managers may, and
/// whoever manages workspaces.
#[operation(command, workspaces, rest = PATCH "/workspaces/{id}", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct EditWorkspace {
    /// The workspace.
    pub id: WorkspaceId,
    /// The version that was seen: where it has changed since, nothing happens (409).
    pub version: Option<i32>,
    /// What people call it, 1 to 80 characters.
    #[garde(inner(length(chars, min = 1, max = 80), custom(rules::line)))]
    pub name: Option<String>,
    /// What it is for, up to 500 characters; `null`: nothing in particular.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub purpose: Patch<String>,
    /// Whether everybody of the tenant works in it.
    pub everybody: Option<bool>,
}

/// Puts a workspace away: nothing is run in it any more, and what was is still read. The main one stays.
#[operation(command, workspaces, rest = POST "/workspaces/{id}/archive", needs = ManageWorkspaces, entitlement = AiRuns)]
pub struct ArchiveWorkspace {
    /// The workspace.
    pub id: WorkspaceId,
}

/// Takes a workspace out again that was put away.
#[operation(command, workspaces, rest = POST "/workspaces/{id}/restore", needs = ManageWorkspaces, entitlement = AiRuns)]
pub struct RestoreWorkspace {
    /// The workspace.
    pub id: WorkspaceId,
}

impl Example for CreateWorkspace {
    fn example() -> Self {
        Self {
            name: "Customer letters".into(),
            purpose: Some("Answers to what customers write.".into()),
            everybody: None,
        }
    }
}

impl Example for EditWorkspace {
    fn example() -> Self {
        Self { id: example_id(), version: None, name: Some("Letters".into()), purpose: Patch::Absent, everybody: None }
    }
}

impl Example for ArchiveWorkspace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

impl Example for RestoreWorkspace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
