//! Nobody gives a program more than they may themselves.

use super::grants::held;
use crate::Stop;
use crate::store::Tx;
use domain::Refusal;
use domain::identity::KeyOwner;
use domain::kernel::TenantId;
use domain::policy::{Actor, ActorKind, Permission, Permissions, RoleRef};

/// Whether the actor may hand all of these on. For a service account they have to hold in the whole tenant: what somebody
/// may within one client alone, a program of the tenant's doesn't get from them.
///
/// # Errors
/// `permission_not_yours_to_give`, with the first that is missing.
pub(super) fn within(actor: &Actor, asked: Permissions, for_person: bool) -> Result<(), Refusal> {
    let own = if for_person {
        actor.permissions()
    } else {
        let everywhere = actor.grants.everywhere.allowed.without(actor.grants.everywhere.denied);
        actor.ceiling.map_or(everywhere, |ceiling| everywhere.intersection(ceiling))
    };
    match asked.without(own).iter().next() {
        Some(missing) => Err(Refusal::new(403, "permission_not_yours_to_give").with("permission", missing.as_str())),
        None => Ok(()),
    }
}

/// Whether the actor may give these roles to a service account.
///
/// # Errors
/// `role_unknown` for a role that the tenant hasn't; `permission_not_yours_to_give`.
pub(super) async fn may_give(tx: &mut Tx, actor: &Actor, roles: &[RoleRef]) -> Result<(), Stop> {
    let platforms = roles.iter().filter_map(|role| role.built_in()).any(|role| role.is_platforms());
    if platforms {
        within(actor, Permissions::of(&[Permission::ManageMasterRoles]), false)?;
    }
    within(actor, permissions_of(tx, actor.tenant_id, roles).await?, false)?;
    Ok(())
}

async fn permissions_of(tx: &mut Tx, tenant: TenantId, roles: &[RoleRef]) -> Result<Permissions, Stop> {
    let named: Vec<String> = roles.iter().map(ToString::to_string).collect();
    let told = sqlx::query_scalar!(r#"select identity.grants_of_roles($1, $2) as "told!""#, &named, tenant.0)
        .fetch_one(&mut **tx)
        .await?;
    let (known, grants) = held(told);
    if known.len() < roles.len() {
        return Err(Refusal::invalid_field("roles", "role_unknown").into());
    }
    Ok(grants.everywhere.allowed)
}

/// Whose a key of the actor's own is.
pub(super) fn is_own(actor: &Actor, owner: KeyOwner) -> bool {
    match owner {
        KeyOwner::Person(person) => actor.kind == ActorKind::Person && actor.person_id == person,
        KeyOwner::ServiceAccount(_) => false,
    }
}

/// A key of somebody else's is none at all to whoever doesn't manage people.
///
/// # Errors
/// `resource_not_found`.
pub(super) fn may_see(actor: &Actor, owner: KeyOwner) -> Result<(), Refusal> {
    let is_persons = matches!(owner, KeyOwner::Person(_));
    let hidden = is_persons && !is_own(actor, owner) && !actor.holds(Permission::ManagePeople);
    if hidden { Err(Refusal::not_found()) } else { Ok(()) }
}
