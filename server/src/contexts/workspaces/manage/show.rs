use super::find;
use super::found::Found;
use super::used::used;
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{ShowWorkspace, Workspace, WorkspaceDetail};

pub async fn show_workspace(cx: &mut Context, op: ShowWorkspace) -> Result<WorkspaceDetail, Stop> {
    let found = find(cx, op.id).await?;
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let used = used(cx.tx().await?, tenant, &[op.id], now).await?.get(&op.id).copied().unwrap_or_default();
    // Runs come and people leave the tenant without an event of the workspace's.
    cx.version_in_motion(found.version);
    let Found { name, purpose, everybody, models, retention_days, safety, budgets, archived, .. } = found;
    Ok(WorkspaceDetail {
        id: op.id,
        name,
        purpose,
        is_main: op.id == Workspace::main_of(tenant),
        everybody,
        members: found.members,
        role: found.role,
        manages: found.manages,
        models,
        retention_days,
        safety,
        budgets,
        archived,
        runs: used.runs,
        tokens: used.tokens,
        created_at: found.created_at,
        version: found.version,
    })
}
