use crate::kernel::{Example, WorkspaceId};
use crate::workspaces::ModelInfo;
use crate::workspaces::workspace::example_id;
use domain_macros::operation;

/// The models that may answer in a workspace: those that the tenant has, as far as the workspace allows them.
#[operation(query, workspaces, rest = GET "/workspaces/{id}/models", needs = ReadWorkspaces, entitlement = AiRuns, output = Vec<ModelInfo>)]
pub struct WorkspaceModels {
    /// The workspace; the main one has the tenant's id.
    pub id: WorkspaceId,
}

impl Example for WorkspaceModels {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
