use super::stream::{decide, load};
use super::{FoundSpace, find_space, require};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::{Patch, SpaceId};
use domain::knowledge::{
    Access, ArchiveSpace, CreateSpace, EditSpace, RestoreSpace, SetSpaceAccess, Space, SpaceCommand, SpaceCreated,
};

pub async fn create_space(cx: &mut Context, op: CreateSpace) -> Result<SpaceCreated, Stop> {
    let (tenant, by) = {
        let actor = cx.actor()?;
        (actor.tenant_id, actor.person_id)
    };
    let id = SpaceId(new_id());
    name_is_free(cx, &op.name, id).await?;
    require(cx, &op.access, "access").await?;
    let command = SpaceCommand::Create {
        name: op.name,
        purpose: op.purpose.unwrap_or_default(),
        approval: op.approval.unwrap_or_default(),
        access: op.access,
        by,
    };
    cx.create::<Space>(tenant, id.0, command).await?;
    Ok(SpaceCreated { id })
}

pub async fn edit_space(cx: &mut Context, op: EditSpace) -> Result<(), Stop> {
    let found = keeping(cx, op.id).await?;
    let loaded = load(cx, &found).await?;
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
    let command = SpaceCommand::Edit { of: found.workspace, name: op.name, purpose, approval: op.approval };
    decide(cx, &found, &loaded, command).await
}

pub async fn set_space_access(cx: &mut Context, op: SetSpaceAccess) -> Result<(), Stop> {
    let found = keeping(cx, op.id).await?;
    let loaded = load(cx, &found).await?;
    let is_new = |access: &&Access| !loaded.state.access.contains(*access);
    let added: Vec<_> = op.access.iter().filter(is_new).copied().collect();
    require(cx, &added, "access").await?;
    if found.workspace.is_some() {
        return Err(Refusal::new(409, "space_of_workspace").into());
    }
    decide(cx, &found, &loaded, SpaceCommand::SetAccess { access: op.access }).await
}

pub async fn archive_space(cx: &mut Context, op: ArchiveSpace) -> Result<(), Stop> {
    put(cx, op.id, SpaceCommand::Archive).await
}

pub async fn restore_space(cx: &mut Context, op: RestoreSpace) -> Result<(), Stop> {
    put(cx, op.id, SpaceCommand::Restore).await
}

async fn put(cx: &mut Context, id: SpaceId, command: SpaceCommand) -> Result<(), Stop> {
    let found = keeping(cx, id).await?;
    if found.workspace.is_some() {
        return Err(Refusal::new(409, "space_of_workspace").into());
    }
    let loaded = load(cx, &found).await?;
    decide(cx, &found, &loaded, command).await
}

/// A space that the actor keeps.
async fn keeping(cx: &mut Context, id: SpaceId) -> Result<FoundSpace, Stop> {
    let found = find_space(cx, id, Use::Read).await?;
    found.kept()?;
    Ok(found)
}

/// No two spaces of a tenant are called alike, those of workspaces among them.
async fn name_is_free(cx: &mut Context, name: &str, but: SpaceId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from knowledge.space_rows
           where tenant_id = $1 and lower(name) = lower($2) and id <> $3"#,
        tenant.0,
        name.trim(),
        but.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "space_exists").into()) } else { Ok(()) }
}
