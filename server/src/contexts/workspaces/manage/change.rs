use super::stream::{decide, load, load_managed};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::{Patch, WorkspaceId};
use domain::workspaces::{
    ArchiveWorkspace, CreateWorkspace, EditWorkspace, RestoreWorkspace, Workspace, WorkspaceCommand, WorkspaceCreated,
};

pub async fn create_workspace(cx: &mut Context, op: CreateWorkspace) -> Result<WorkspaceCreated, Stop> {
    let (tenant, by) = {
        let actor = cx.actor()?;
        (actor.tenant_id, actor.person_id)
    };
    let id = WorkspaceId(new_id());
    name_is_free(cx, &op.name, id).await?;
    let command = WorkspaceCommand::Create {
        name: op.name,
        purpose: op.purpose.unwrap_or_default(),
        everybody: op.everybody.unwrap_or_default(),
        by,
    };
    cx.create::<Workspace>(tenant, id.0, command).await?;
    Ok(WorkspaceCreated { id })
}

pub async fn edit_workspace(cx: &mut Context, op: EditWorkspace) -> Result<(), Stop> {
    let loaded = load_managed(cx, op.id).await?;
    if let Some(seen) = op.version {
        cx.same_version(&loaded, seen)?;
    }
    if let Some(name) = &op.name {
        name_is_free(cx, name, op.id).await?;
    }
    let purpose = match op.purpose {
        Patch::Absent => None,
        Patch::Null => Some(String::new()),
        Patch::Value(purpose) => Some(purpose),
    };
    let command = WorkspaceCommand::Edit { name: op.name, purpose, everybody: op.everybody };
    decide(cx, op.id, &loaded, command).await
}

pub async fn archive_workspace(cx: &mut Context, op: ArchiveWorkspace) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::Archive).await
}

pub async fn restore_workspace(cx: &mut Context, op: RestoreWorkspace) -> Result<(), Stop> {
    let loaded = load(cx, op.id).await?;
    decide(cx, op.id, &loaded, WorkspaceCommand::Restore).await
}

/// No two workspaces of a tenant are called alike.
async fn name_is_free(cx: &mut Context, name: &str, but: WorkspaceId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from workspaces.workspace_rows
           where tenant_id = $1 and lower(name) = lower($2) and id <> $3"#,
        tenant.0,
        name.trim(),
        but.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "workspace_exists").into()) } else { Ok(()) }
}
