//! A schedule that somebody may see: their own, or with `manage:executions` anybody's. Others are as if they weren't there.

use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::{PersonId, RunScheduleId};
use domain::policy::{Actor, Permission, Subject, may};
use domain::templates::RunSchedule;

/// Whether somebody manages the runs of their whole tenant.
pub(super) fn manages(actor: &Actor) -> bool {
    // The whole question: without a tenant, a role within any client would do.
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ManageExecutions, &subject).is_ok()
}

/// Whether somebody may see what is this person's.
pub(super) fn may_see(actor: &Actor, owner: PersonId) -> bool {
    actor.person_id == owner || manages(actor)
}

/// The schedule as its events left it.
///
/// # Errors
/// `resource_not_found` where there is none that the caller may see.
pub(super) async fn found(cx: &mut Context, id: RunScheduleId) -> Result<Loaded<RunSchedule>, Stop> {
    let loaded = cx.load::<RunSchedule>(id.0).await?;
    let actor = cx.actor()?;
    let owner = loaded.state.owner.ok_or_else(Refusal::not_found)?;
    let is_there = !loaded.state.is_removed && loaded.tenant == Some(actor.tenant_id);
    if is_there && may_see(actor, owner) { Ok(loaded) } else { Err(Refusal::not_found().into()) }
}
