//! The decision.

use super::grants::Standing;
use super::{Actor, Condition, Permission, Reach, Role, Subject, TenantStanding};
use crate::Refusal;
use crate::kernel::{Access, Attributes};

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
    /// The actor's tenant is being set up, suspended or deleted.
    TenantStands(TenantStanding),
    /// No role of the actor carries the permission.
    NoRole,
    /// A role of the actor denies it, whatever the others allow.
    DeniedByRole,
    /// The roles carry it for other clients of the tenant alone.
    OutsideScope,
    /// The key or app that asks was given less than its owner may.
    BeyondKey,
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
    if actor.standing != TenantStanding::Open {
        return denied(Because::TenantStands(actor.standing));
    }
    let foreign = subject.tenant.is_some_and(|tenant| tenant != actor.tenant_id);
    // Reach is the whole tenant's to give, not a client's of it.
    if foreign
        && !actor.holds_on(Permission::ReachPlatform, &Subject { tenant: Some(actor.tenant_id), ..Subject::default() })
    {
        return denied(Because::ForeignTenant);
    }
    match actor.grants.standing(permission, subject) {
        Standing::Allowed => {}
        Standing::Denied => return denied(Because::DeniedByRole),
        Standing::Elsewhere => return denied(Because::OutsideScope),
        Standing::Missing => return denied(Because::NoRole),
    }
    if actor.ceiling.is_some_and(|ceiling| !ceiling.contains(permission)) {
        return denied(Because::BeyondKey);
    }
    match Condition::of(permission).iter().find(|condition| !condition.holds(actor, subject)) {
        Some(condition) => denied(Because::Condition(*condition)),
        None => Ok(()),
    }
}

/// Whether the actor may ask for an operation at all, before anything is known of the thing that it is about.
///
/// # Errors
/// The refusal: nobody is signed in, a permission is missing, it is off while somebody is impersonated, or the tenant
/// hasn't the feature.
pub fn may_ask(actor: Option<&Actor>, access: Access, attributes: &Attributes) -> Result<(), Refusal> {
    if access == Access::Public {
        return Ok(());
    }
    let actor = actor.ok_or_else(Refusal::not_signed_in)?;
    if access == Access::SignedIn && actor.is_app() {
        return Err(Refusal::new(403, "not_for_apps"));
    }
    if let Access::Needs(permission) = access {
        may(actor, permission, &Subject::default())?;
    }
    if attributes.reach == Reach::Platform {
        may(actor, Permission::ReachPlatform, &Subject::default())?;
    }
    if attributes.danger && actor.impersonator.is_some() {
        return Err(Refusal::new(403, "not_while_impersonating"));
    }
    attributes.entitlement.map_or(Ok(()), |feature| actor.entitlements.require(feature))
}

impl Actor {
    /// Whether the roles carry the permission for the subject, conditions aside.
    pub fn holds_on(&self, permission: Permission, subject: &Subject) -> bool {
        self.grants.standing(permission, subject) == Standing::Allowed
            && self.ceiling.is_none_or(|ceiling| ceiling.contains(permission))
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        let because = |code: &'static str| Self::new(403, code).with("permission", denied.missing.as_str());
        match denied.because {
            Because::ForeignTenant => Self::not_found(),
            Because::TenantStands(TenantStanding::Provisioning) => because("tenant_not_ready"),
            Because::TenantStands(TenantStanding::Closed) => because("tenant_closed"),
            Because::TenantStands(TenantStanding::Unproven) => because("second_factor_needed"),
            Because::TenantStands(TenantStanding::Suspended | TenantStanding::Open) => because("tenant_suspended"),
            Because::NoRole => {
                let roles: Vec<_> = Role::carrying(denied.missing).map(Role::as_str).collect();
                because("permission_missing").with("roles", roles.join(", "))
            }
            Because::DeniedByRole => because("permission_denied"),
            Because::OutsideScope => because("permission_out_of_scope"),
            Because::BeyondKey => because("permission_beyond_key"),
            Because::Condition(condition @ (Condition::MadeItOrManages | Condition::AskedForItOrManages)) => {
                because("not_yours").with("instead", condition.instead()[0].as_str())
            }
            Because::Condition(Condition::NotStaff) => because("not_on_staff"),
        }
    }
}

#[cfg(test)]
#[path = "may_tests.rs"]
mod tests;
