//! Nobody locks themselves out of the installation.

use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::TenantId;

/// Refuses to stop the tenant that the caller themselves belongs to.
///
/// # Errors
/// `own_tenant` (409).
pub(super) fn refuse(cx: &Context, tenant: TenantId) -> Result<(), Refusal> {
    let is_own = cx.caller.actor.as_ref().is_some_and(|actor| actor.tenant_id == tenant);
    if is_own { Err(Refusal::new(409, "own_tenant")) } else { Ok(()) }
}
