//! The events of a workspace. Those of a tenant's main one begin with its first change.

use super::find;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{self, Loaded};
use domain::Refusal;
use domain::kernel::WorkspaceId;
use domain::workspaces::{Workspace, WorkspaceCommand};

/// What has happened to a workspace of the actor's tenant.
///
/// # Errors
/// `resource_not_found` where there is none.
pub async fn load(cx: &mut Context, id: WorkspaceId) -> Result<Loaded<Workspace>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let stream = Workspace::stream(tenant, id);
    let loaded = store::load::<Workspace>(cx.tx().await?, &services.keys, stream).await?;
    if loaded.tenant.is_none() && id != Workspace::main_of(tenant) {
        return Err(Refusal::not_found().into());
    }
    Ok(loaded)
}

/// As [`load`], for whoever may say who works in it and what it is called.
///
/// # Errors
/// `resource_not_found` for whoever is no member, `not_workspace_manager` for the other members.
pub async fn load_managed(cx: &mut Context, id: WorkspaceId) -> Result<Loaded<Workspace>, Stop> {
    if !find(cx, id).await?.manages {
        return Err(Refusal::new(403, "not_workspace_manager").into());
    }
    load(cx, id).await
}

/// Decides on what was loaded.
///
/// # Errors
/// The workspace's refusal, or `conflict` when somebody else was quicker.
pub async fn decide(
    cx: &mut Context,
    id: WorkspaceId,
    loaded: &Loaded<Workspace>,
    command: WorkspaceCommand,
) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let stream = Workspace::stream(tenant, id);
    match loaded.tenant {
        Some(_) => cx.decide::<Workspace>(stream, loaded, command).await,
        None => cx.create::<Workspace>(tenant, stream, command).await,
    }
}
