//! The decision.

use super::{Actor, Condition, Permission, Subject};
use crate::Refusal;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied {
    /// The permission that was asked for.
    pub missing: Permission,
    /// What stood in the way.
    pub because: Because,
}

/// What stood in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// No role of the actor carries the permission.
    NoRole,
    /// The thing is another tenant's.
    ForeignTenant,
    /// A condition doesn't hold.
    Condition(Condition),
}

/// Whether the actor may use the permission on the subject.
///
/// # Errors
/// The permission and what stood in the way. A foreign tenant's thing is to be answered as if it weren't there.
pub fn may(actor: &Actor, permission: Permission, subject: &Subject) -> Result<(), Denied> {
    let denied = |because| Err(Denied { missing: permission, because });
    if subject.tenant.is_some_and(|tenant| tenant != actor.tenant_id) && !actor.holds(Permission::ReachPlatform) {
        return denied(Because::ForeignTenant);
    }
    if !actor.holds(permission) {
        return denied(Because::NoRole);
    }
    match Condition::of(permission).iter().find(|condition| !condition.holds(actor, subject)) {
        Some(condition) => denied(Because::Condition(*condition)),
        None => Ok(()),
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied.because {
            Because::ForeignTenant => Self::not_found(),
            Because::NoRole => Self::new(403, "permission_missing").with("permission", denied.missing.as_str()),
            Because::Condition(Condition::MadeItOrManages | Condition::AskedForItOrManages) => {
                Self::new(403, "not_yours")
                    .with("permission", denied.missing.as_str())
                    .with("instead", Permission::ManageExecutions.as_str())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{PersonId, TenantId};
    use crate::policy::Role;
    use uuid::Uuid;

    fn actor(person: u128, role: Role) -> Actor {
        Actor {
            person_id: PersonId(Uuid::from_u128(person)),
            name: "Lina Haddad".into(),
            email: "lina@aurora.example".into(),
            tenant_id: TenantId(Uuid::from_u128(1)),
            tenant_name: "Aurora Foods".into(),
            mode: crate::kernel::Mode::Live,
            roles: vec![role],
        }
    }

    fn run_of(tenant: u128, person: u128) -> Subject {
        Subject { tenant: Some(TenantId(Uuid::from_u128(tenant))), maker: Some(PersonId(Uuid::from_u128(person))) }
    }

    #[test]
    fn a_role_without_the_permission_is_told_which_one_is_missing() {
        let denied = may(&actor(7, Role::Investor), Permission::RunExecutions, &Subject::default()).unwrap_err();
        let refusal = Refusal::from(denied);
        assert_eq!((refusal.status, refusal.params["permission"].as_str()), (403, "run:executions"));
    }

    #[test]
    fn a_strangers_thing_is_not_there() {
        let denied = may(&actor(7, Role::ClientUser), Permission::ReadExecutions, &run_of(2, 9)).unwrap_err();
        assert_eq!(Refusal::from(denied).status, 404);
    }

    #[test]
    fn one_cancels_ones_own_runs_and_the_owner_anybodys() {
        let cancel = Permission::CancelExecutions;
        assert!(may(&actor(7, Role::ClientUser), cancel, &run_of(1, 7)).is_ok());
        let denied = may(&actor(7, Role::ClientUser), cancel, &run_of(1, 8)).unwrap_err();
        assert_eq!(denied.because, Because::Condition(Condition::MadeItOrManages));
        assert!(may(&actor(7, Role::Owner), cancel, &run_of(1, 8)).is_ok());
    }
}
