//! Nobody lets a provider give away more than they have themselves.

use domain::Refusal;
use domain::federation::Admission;
use domain::policy::{Actor, Permission};

/// Refuses roles that allow more than the actor may.
pub(super) fn check(actor: &Actor, admission: &Admission) -> Result<(), Refusal> {
    if actor.holds(Permission::ReachPlatform) {
        return Ok(());
    }
    let too_much = |role: &domain::policy::Role| role.permissions().iter().any(|permission| !actor.holds(*permission));
    match admission.roles().iter().find(|role| too_much(role)) {
        Some(role) => Err(Refusal::new(403, "role_beyond_own").with("role", role.as_str())),
        None => Ok(()),
    }
}
