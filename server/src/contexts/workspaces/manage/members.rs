use super::find;
use super::stream::{decide, load_managed};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PersonId, WorkspaceId};
use domain::workspaces::{
    RemoveWorkspaceMember, SetWorkspaceMember, WorkspaceCommand, WorkspaceMemberRow, WorkspaceMemberSort,
    WorkspaceMembers, WorkspaceRole,
};
use domain::{Moment, Page, Refusal};

pub async fn set_workspace_member(cx: &mut Context, op: SetWorkspaceMember) -> Result<(), Stop> {
    let loaded = load_managed(cx, op.id).await?;
    require(cx, op.person_id).await?;
    let is_in = is_in(cx, op.id, op.person_id).await?;
    let role = op.role.unwrap_or(WorkspaceRole::Member);
    decide(cx, op.id, &loaded, WorkspaceCommand::SetMember { person: op.person_id, role, is_in }).await
}

pub async fn remove_workspace_member(cx: &mut Context, op: RemoveWorkspaceMember) -> Result<(), Stop> {
    let loaded = load_managed(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::RemoveMember { person: op.person_id }).await
}

pub async fn workspace_members(cx: &mut Context, op: WorkspaceMembers) -> Result<Page<WorkspaceMemberRow>, Stop> {
    find(cx, op.id).await?;
    let tenant = cx.actor()?.tenant_id;
    let order = match op.sort.unwrap_or(WorkspaceMemberSort::Name) {
        WorkspaceMemberSort::Name => ("lower(name)", "text", Direction::Up),
        WorkspaceMemberSort::SinceDown => ("since", "timestamptz", Direction::Down),
    };
    List::new("id, name, role, since", "workspaces.workspace_people", order)
        .of_tenant(tenant.0)
        .only_id("workspace_id", Some(op.id.0))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    role: String,
    since: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for WorkspaceMemberRow {
    fn from(row: Row) -> Self {
        Self {
            id: PersonId(row.id),
            name: row.name,
            role: WorkspaceRole::parse(&row.role).unwrap_or(WorkspaceRole::Member),
            since: Moment(row.since),
        }
    }
}

/// Makes sure that somebody is a member of the actor's tenant, and none of the platform's own staff, whom a tenant doesn't see.
async fn require(cx: &mut Context, person: PersonId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let found = sqlx::query_scalar!(
        r#"select 1 as "one!" from workspaces.colleagues where tenant_id = $1 and id = $2"#,
        tenant.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if found.is_some() { Ok(()) } else { Err(Refusal::invalid_field("personId", "person_unknown").into()) }
}

/// Whoever left the tenant and came back is in the log still, and not in the workspace any more: they are let in anew.
async fn is_in(cx: &mut Context, workspace: WorkspaceId, person: PersonId) -> Result<bool, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let found = sqlx::query_scalar!(
        r#"select 1 as "one!" from workspaces.workspace_people
           where tenant_id = $1 and workspace_id = $2 and id = $3"#,
        tenant.0,
        workspace.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    Ok(found.is_some())
}
