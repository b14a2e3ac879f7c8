//! The roles that a tenant knows, and what of them somebody may put together.

use crate::Stop;
use crate::store::Tx;
use domain::Refusal;
use domain::identity::{RoleContent, RoleRow};
use domain::kernel::{RoleId, TenantId};
use domain::policy::{Actor, Granted, Permission, Permissions, Role, RoleRef};
use std::collections::HashMap;

/// The built-in roles that people of the actor's tenant can have, in the order of their declaration: the platform's own
/// are for its staff alone.
pub(super) fn built_in(actor: &Actor) -> impl Iterator<Item = RoleRow> {
    let staff = is_staff(actor);
    Role::ALL.iter().copied().filter(move |role| staff || !role.is_platforms()).map(built_in_row)
}

/// A built-in role as a row.
pub(super) fn built_in_row(role: Role) -> RoleRow {
    let Granted { allowed, denied } = Granted::of(role);
    let content = RoleContent { name: role.as_str().into(), description: String::new(), allowed, denied };
    RoleRow { id: role.into(), content, built_in: true, version: 0 }
}

/// Whether the actor is one of the platform's staff: only there does anybody carry what is the platform's.
fn is_staff(actor: &Actor) -> bool {
    actor.permissions().iter().any(Permission::is_platforms)
}

/// The roles that the tenant has made for itself, by name.
pub(super) async fn own(tx: &mut Tx, tenant: TenantId) -> Result<Vec<RoleRow>, Stop> {
    let rows = sqlx::query!(
        "select id, name, description, allowed, denied, version from identity.roles
         where tenant_id = $1 order by lower(name), id",
        tenant.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let named = |names: &[String]| Permissions::named(names.iter().map(String::as_str));
    Ok(rows
        .into_iter()
        .map(|row| RoleRow {
            id: RoleRef::Own(RoleId(row.id)),
            content: RoleContent {
                name: row.name,
                description: row.description,
                allowed: named(&row.allowed),
                denied: named(&row.denied),
            },
            built_in: false,
            version: u32::try_from(row.version).unwrap_or_default(),
        })
        .collect())
}

/// What each role comes to, for those that are the tenant's own.
pub(super) fn granted_by(own: &[RoleRow]) -> HashMap<RoleRef, Granted> {
    own.iter().map(|row| (row.id, Granted { allowed: row.content.allowed, denied: row.content.denied })).collect()
}

/// Whether the actor may put these permissions into a role: what they hold themselves, and whoever says what the
/// platform's staff may do, everything.
pub(super) fn may_give(actor: &Actor, permissions: Permissions) -> Result<(), Refusal> {
    let beyond = permissions.without(givable(actor));
    match beyond.iter().next() {
        None => Ok(()),
        Some(first) => Err(Refusal::new(403, "permission_not_yours_to_give").with("permission", first.as_str())),
    }
}

/// What the actor may put into a role.
pub(super) fn givable(actor: &Actor) -> Permissions {
    if actor.holds(Permission::ManageMasterRoles) { Permissions::ALL } else { actor.permissions() }
}

/// Refuses a name that another role of the tenant bears.
pub(super) async fn name_is_free(
    tx: &mut Tx,
    tenant: TenantId,
    name: &str,
    except: Option<RoleId>,
) -> Result<(), Stop> {
    let taken = sqlx::query_scalar!(
        "select id from identity.roles
         where tenant_id = $1 and lower(name) = lower($2) and id is distinct from $3",
        tenant.0,
        name.trim(),
        except.map(|role| role.0)
    )
    .fetch_optional(&mut **tx)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "role_exists").into()) } else { Ok(()) }
}

/// The names of the tenant's own roles that carry a permission.
pub(in crate::contexts::identity) async fn own_names_carrying(
    tx: &mut Tx,
    tenant: TenantId,
    permission: Permission,
) -> Result<Vec<String>, Stop> {
    let rows = own(tx, tenant).await?.into_iter().filter(|row| row.content.allowed.contains(permission));
    Ok(rows.map(|row| row.content.name).collect())
}
