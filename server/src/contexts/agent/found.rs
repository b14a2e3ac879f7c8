//! An errand that somebody may look at: their own, or with `manage:agent` anybody's. Others are as if they weren't there.

use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::agent::Errand;
use domain::kernel::{ErrandId, PersonId};
use domain::policy::{Actor, Permission, Subject, may};

/// Whether somebody keeps the rules of the agent in their whole tenant.
pub(super) fn keeps_rules(actor: &Actor) -> bool {
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ManageAgent, &subject).is_ok()
}

/// Whether somebody may look at what was sent by this person.
pub(super) fn may_see(actor: &Actor, sent_by: PersonId) -> bool {
    actor.person_id == sent_by || keeps_rules(actor)
}

/// The errand as its events left it.
///
/// # Errors
/// `resource_not_found` where there is none that the caller may look at.
pub(super) async fn found(cx: &mut Context, id: ErrandId) -> Result<Loaded<Errand>, Stop> {
    let loaded = cx.load::<Errand>(id.0).await?;
    let actor = cx.actor()?;
    let sent_by = loaded.state.sender.ok_or_else(Refusal::not_found)?;
    if loaded.tenant == Some(actor.tenant_id) && may_see(actor, sent_by) {
        Ok(loaded)
    } else {
        Err(Refusal::not_found().into())
    }
}
