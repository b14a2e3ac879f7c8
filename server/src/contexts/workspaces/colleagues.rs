//! Who else can open a run, or a conversation: members of the tenant who may read runs, and enter its workspace.

use super::reached::{reached, workspace_of};
use crate::Stop;
use crate::contexts::identity::{Addressee, members_who_may};
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::{PersonId, TenantId, WorkspaceId};
use domain::policy::Permission;
use domain::workspaces::{Colleague, Execution, ExecutionColleagues, Workspace, WorkspaceState};
use std::collections::BTreeMap;

pub async fn execution_colleagues(cx: &mut Context, op: ExecutionColleagues) -> Result<Vec<Colleague>, Stop> {
    let loaded = reached(cx, op.id).await?;
    let me = cx.actor()?.person_id;
    let all =
        colleagues(cx, &loaded).await?.into_iter().map(|member| Colleague { id: member.id, name: member.to.name });
    let mut others: Vec<_> = all.filter(|colleague| colleague.id != me).collect();
    others.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(others)
}

/// The name of each of these people, where all of them can open the run.
///
/// # Errors
/// `validation_failed` for somebody who can't, at this field.
pub(super) async fn names(
    cx: &mut Context,
    loaded: &Loaded<Execution>,
    people: &[PersonId],
    field: &'static str,
) -> Result<Vec<String>, Stop> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let all = colleagues(cx, loaded).await?;
    let name = |person: &PersonId| all.iter().find(|member| member.id == *person).map(|member| member.to.name.clone());
    let names: Option<Vec<_>> = people.iter().map(name).collect();
    Ok(names.ok_or_else(|| Refusal::invalid_field(field, "cannot_open_run"))?)
}

async fn colleagues(cx: &mut Context, loaded: &Loaded<Execution>) -> Result<Vec<Addressee>, Stop> {
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    who_enter(cx, tenant, workspace_of(loaded, tenant)).await
}

/// The members of the tenant who may read runs, and enter this workspace.
///
/// # Errors
/// The database's.
pub(super) async fn who_enter(
    cx: &mut Context,
    tenant: TenantId,
    workspace: WorkspaceId,
) -> Result<Vec<Addressee>, Stop> {
    let everybody = workspace_state(cx, tenant, workspace).await?.everybody;
    let seen = seen(cx, tenant, workspace).await?;
    let all = members_who_may(cx.tx().await?, tenant, Permission::ReadExecutions).await?;
    let enters = |member: &Addressee| {
        seen.get(&member.id).is_some_and(|is_named| {
            everybody || *is_named || member.grants.anywhere().contains(Permission::ManageWorkspaces)
        })
    };
    Ok(all.into_iter().filter(enters).collect())
}

/// Those whom a workspace can name, and whether it does. Whoever left the tenant and came back is named in its events still,
/// and isn't in it any more.
async fn seen(cx: &mut Context, tenant: TenantId, workspace: WorkspaceId) -> Result<BTreeMap<PersonId, bool>, Stop> {
    let people = sqlx::query!(
        r#"select c.id as "id!", exists (
               select from workspaces.workspace_people p
               where p.tenant_id = c.tenant_id and p.workspace_id = $2 and p.id = c.id) as "is_named!"
           from workspaces.colleagues c where c.tenant_id = $1"#,
        tenant.0,
        workspace.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(people.into_iter().map(|row| (PersonId(row.id), row.is_named)).collect())
}

/// The workspace as it is; a tenant's main one is there before anything has happened to it.
///
/// # Errors
/// The database's.
pub(super) async fn workspace_state(
    cx: &mut Context,
    tenant: TenantId,
    workspace: WorkspaceId,
) -> Result<WorkspaceState, Stop> {
    match cx.load::<Workspace>(Workspace::stream(tenant, workspace)).await {
        Ok(loaded) => Ok(loaded.state),
        Err(Stop::Refused(refusal)) if refusal.status == 404 => Ok(WorkspaceState::default()),
        Err(stop) => Err(stop),
    }
}
