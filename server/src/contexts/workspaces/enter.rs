//! The one way into a workspace: who may work in it, and under which terms.

use super::manage::{find, may_manage_all};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::WorkspaceId;
use domain::workspaces::{Budget, SafetyPolicy, Workspace};

/// What holds for a run in a workspace.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// What people call it.
    pub name: String,
    /// The models that may answer; `None`: all that the tenant has.
    pub models: Option<Vec<String>>,
    /// What may go in and come out.
    pub safety: SafetyPolicy,
    /// Days that prompts and answers are kept; `None`: as long as the workspace.
    pub retention_days: Option<u16>,
    /// What may be used.
    pub budgets: Vec<Budget>,
}

/// Lets the actor work in a workspace: the tenant's main one unless told.
///
/// # Errors
/// `resource_not_found` for whoever is no member, `workspace_archived` where it was put away.
pub async fn enter(cx: &mut Context, workspace: Option<WorkspaceId>) -> Result<Terms, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let workspace = workspace.unwrap_or(Workspace::main_of(tenant));
    let found = find(cx, workspace).await?;
    if found.archived {
        return Err(Refusal::new(409, "workspace_archived").into());
    }
    Ok(Terms {
        workspace,
        name: found.name,
        models: found.models,
        safety: found.safety,
        retention_days: found.retention_days,
        budgets: found.budgets,
    })
}

/// The workspaces whose runs the actor may see; `None`: all of the tenant's. Also those that were put away.
///
/// # Errors
/// When the database isn't there.
pub async fn readable(cx: &mut Context) -> Result<Option<Vec<WorkspaceId>>, Stop> {
    let Some(actor) = cx.caller.actor.as_ref() else { return Ok(None) };
    if may_manage_all(actor) {
        return Ok(None);
    }
    let (tenant, person) = (actor.tenant_id, actor.person_id);
    let ids = sqlx::query_scalar!(
        r#"select w.id as "id!" from workspaces.workspaces w
           where w.tenant_id = $1 and (w.everybody or exists (
               select from workspaces.workspace_people p
               where p.tenant_id = w.tenant_id and p.workspace_id = w.id and p.id = $2))
           union all
           select $1::uuid where not exists (
               select from workspaces.workspaces w where w.tenant_id = $1 and w.id = $1)"#,
        tenant.0,
        person.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(Some(ids.into_iter().map(WorkspaceId).collect()))
}
