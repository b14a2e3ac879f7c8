//! Nobody lets a provider give away more than they have themselves.

use domain::Refusal;
use domain::federation::Admission;
use domain::policy::{Actor, Permission, Role};

/// Refuses roles that allow more than the actor may. Whoever looks after every tenant gives any tenant's role; the
/// platform's own are for whoever says what its staff may do.
pub(super) fn check(actor: &Actor, admission: &Admission) -> Result<(), Refusal> {
    match admission.roles().into_iter().find(|role| !may_give(actor, *role)) {
        Some(role) => Err(Refusal::new(403, "role_beyond_own").with("role", role.as_str())),
        None => Ok(()),
    }
}

fn may_give(actor: &Actor, role: Role) -> bool {
    if role.is_platforms() {
        return actor.holds(Permission::ManageMasterRoles);
    }
    actor.holds(Permission::ReachPlatform) || role.permissions().iter().all(|permission| actor.holds(permission))
}
