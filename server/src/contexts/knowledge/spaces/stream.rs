//! The events of a space. Those of a workspace's begin with its first change.

use super::FoundSpace;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{self, Loaded};
use domain::Refusal;
use domain::knowledge::{Space, SpaceCommand};

/// What has happened to a space that was found.
///
/// # Errors
/// `resource_not_found` where there is none.
pub async fn load(cx: &mut Context, found: &FoundSpace) -> Result<Loaded<Space>, Stop> {
    let services = cx.services.clone();
    let stream = Space::stream(found.id, found.workspace);
    let loaded = store::load::<Space>(cx.tx().await?, &services.keys, stream).await?;
    if loaded.tenant.is_none() && found.workspace.is_none() {
        return Err(Refusal::not_found().into());
    }
    Ok(loaded)
}

/// Decides on what was loaded.
///
/// # Errors
/// The space's refusal, or `conflict` when somebody else was quicker.
pub async fn decide(
    cx: &mut Context,
    found: &FoundSpace,
    loaded: &Loaded<Space>,
    command: SpaceCommand,
) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let stream = Space::stream(found.id, found.workspace);
    match loaded.tenant {
        Some(_) => cx.decide::<Space>(stream, loaded, command).await,
        None => cx.create::<Space>(tenant, stream, command).await,
    }
}
