//! Who may give which role: nobody what they don't hold themselves, and the platform's own roles only whoever manages
//! those, in the platform's own tenant.

use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Actor, Permission, Permissions, RoleRef, Subject, may};
use sqlx::PgConnection;

/// Makes sure that the caller may give the role in the tenant, or take it there, to or from somebody. The call sees the
/// tenant already.
///
/// # Errors
/// `role_unknown` at `role`, `permission_missing` where it takes `manage:master_roles`, `role_of_platform` outside of
/// the platform's own tenant, `role_beyond_own` where it carries more than the caller holds (403).
pub(super) async fn may_give(
    cx: &mut Context,
    tenant: TenantId,
    role: RoleRef,
    to: Option<PersonId>,
) -> Result<(), Stop> {
    let carried =
        carried(cx.tx().await?, tenant, role).await?.ok_or_else(|| Refusal::invalid_field("role", "role_unknown"))?;
    may_hand(cx.caller.actor.as_ref(), tenant, (role, carried), to).map_err(Stop::from)
}

/// As [`may_give`], for taking a role away: one that is gone by now carries nothing.
///
/// # Errors
/// As there, but for `role_unknown`.
pub(super) async fn may_take(cx: &mut Context, tenant: TenantId, role: RoleRef) -> Result<(), Stop> {
    let carried = carried(cx.tx().await?, tenant, role).await?.unwrap_or_default();
    may_hand(cx.caller.actor.as_ref(), tenant, (role, carried), None).map_err(Stop::from)
}

/// What a role allows; `None` where the tenant has no such role.
async fn carried(db: &mut PgConnection, tenant: TenantId, role: RoleRef) -> Result<Option<Permissions>, Stop> {
    let id = match role {
        RoleRef::BuiltIn(role) => return Ok(Some(role.permissions())),
        RoleRef::Own(id) => id,
    };
    let allowed =
        sqlx::query_scalar!("select allowed from identity.roles where tenant_id = $1 and id = $2", tenant.0, id.0)
            .fetch_optional(db)
            .await?;
    Ok(allowed.map(|names| Permissions::named(names.iter().map(String::as_str))))
}

fn may_hand(
    actor: Option<&Actor>,
    tenant: TenantId,
    (role, carried): (RoleRef, Permissions),
    to: Option<PersonId>,
) -> Result<(), Refusal> {
    // The installation itself may anything: the demo world, an operator.
    let Some(actor) = actor else { return Ok(()) };
    let built_in = role.built_in().is_some_and(domain::policy::Role::is_platforms);
    if built_in || carried.iter().any(Permission::is_platforms) {
        may(actor, Permission::ManageMasterRoles, &Subject::default())?;
        // Whoever manages them is a member of the platform's own tenant.
        return if tenant == actor.tenant_id { Ok(()) } else { Err(Refusal::new(403, "role_of_platform")) };
    }
    // Whoever reaches beyond tenants sets them up, with roles that make nobody of them; but doesn't become one of them.
    let sets_up = actor.holds(Permission::ReachPlatform) && actor.holds(Permission::ManageRoles);
    if sets_up && to != Some(actor.person_id) || actor.permissions().contains_all(carried) {
        return Ok(());
    }
    let beyond: Vec<_> = carried.without(actor.permissions()).iter().map(Permission::as_str).collect();
    Err(Refusal::new(403, "role_beyond_own").with("permissions", beyond.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::Role;

    fn hand(by: Role, tenant: u128, role: Role, to: Option<u128>) -> Result<(), String> {
        let actor = Actor::example(7, 1, &[by]);
        let (tenant, to) = (TenantId(uuid::Uuid::from_u128(tenant)), to.map(|to| PersonId(uuid::Uuid::from_u128(to))));
        may_hand(Some(&actor), tenant, (role.into(), role.permissions()), to)
            .map_err(|refusal| refusal.code.to_string())
    }

    #[test]
    fn nobody_gives_more_than_they_hold() {
        assert_eq!(hand(Role::Owner, 1, Role::ClientUser, None), Ok(()));
        assert_eq!(hand(Role::Owner, 1, Role::Owner, None), Ok(()));
        assert_eq!(hand(Role::ClientUser, 1, Role::Owner, None), Err("role_beyond_own".into()));
        assert_eq!(hand(Role::Admin, 2, Role::Owner, Some(8)), Ok(()), "who sets tenants up names their owner");
        assert_eq!(hand(Role::Admin, 2, Role::Owner, Some(7)), Err("role_beyond_own".into()), "but isn't it");
    }

    #[test]
    fn the_platforms_roles_are_given_by_the_super_admin_at_home() {
        assert_eq!(hand(Role::SuperAdmin, 1, Role::Admin, None), Ok(()));
        assert_eq!(hand(Role::SuperAdmin, 2, Role::Admin, None), Err("role_of_platform".into()));
        for by in [Role::Admin, Role::Owner, Role::Support] {
            assert_eq!(hand(by, 1, Role::Support, None), Err("permission_missing".into()), "{by:?}");
        }
    }
}
