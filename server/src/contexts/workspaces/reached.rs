//! Which runs somebody reaches: those of the workspaces that they may enter. Others are as if they weren't there.

use super::enter::readable;
use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::{ExecutionId, TenantId, WorkspaceId};
use domain::workspaces::Execution;

/// The run as its events left it.
///
/// # Errors
/// `resource_not_found` where there is none, or in a workspace that the caller may not enter.
pub(super) async fn reached(cx: &mut Context, id: ExecutionId) -> Result<Loaded<Execution>, Stop> {
    let loaded = cx.load::<Execution>(id.0).await?;
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    within(cx, workspace_of(&loaded, tenant)).await?;
    Ok(loaded)
}

/// The workspace of a run.
pub(super) fn workspace_of(loaded: &Loaded<Execution>, tenant: TenantId) -> WorkspaceId {
    loaded.state.workspace.unwrap_or(WorkspaceId(tenant.0))
}

/// Goes on where the caller may enter the workspace.
///
/// # Errors
/// `resource_not_found` where they may not.
pub(super) async fn within(cx: &mut Context, workspace: WorkspaceId) -> Result<(), Stop> {
    match readable(cx).await? {
        Some(workspaces) if !workspaces.contains(&workspace) => Err(Refusal::not_found().into()),
        _ => Ok(()),
    }
}
