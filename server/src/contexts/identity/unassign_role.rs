use super::giving::may_take;
use super::members::{is_oneself, require_member, somebody_stays, tenant_asked};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Person, PersonCommand, UnassignRole};
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Granted, Permission, Permissions, RoleRef};

pub async fn unassign_role(cx: &mut Context, op: UnassignRole) -> Result<(), Stop> {
    let tenant = tenant_asked(cx, op.tenant_id).await?;
    require_member(cx, tenant, op.id).await?;
    may_take(cx, tenant, op.role).await?;
    if op.client_id.is_none() {
        require_without(cx, tenant, op.id, op.role).await?;
    }
    cx.widen_to_system("a person's record lies where they got their account").await?;
    let person = cx.load::<Person>(op.id.0).await?;
    let UnassignRole { role, client_id: client, .. } = op;
    cx.decide::<Person>(op.id.0, &person, PersonCommand::Unassign { tenant, role, client }).await
}

/// Makes sure that a member can be without a role: somebody else is owner or super admin, and nobody takes from
/// themselves what lets them give roles.
///
/// # Errors
/// `last_owner`, `last_super_admin`, `own_manage_roles` (409).
pub(super) async fn require_without(
    cx: &mut Context,
    tenant: TenantId,
    person: PersonId,
    role: RoleRef,
) -> Result<(), Stop> {
    if let Some(role) = role.built_in() {
        somebody_stays(cx.tx().await?, tenant, person, role).await?;
    }
    if is_oneself(cx.caller.actor.as_ref(), tenant, person) && !gives_roles_without(cx, tenant, person, role).await? {
        return Err(Refusal::new(409, "own_manage_roles").into());
    }
    Ok(())
}

/// Whether a member may give roles by their other lasting ones.
async fn gives_roles_without(
    cx: &mut Context,
    tenant: TenantId,
    person: PersonId,
    role: RoleRef,
) -> Result<bool, Stop> {
    let rest = sqlx::query!(
        r#"select h.role as "role!", r.allowed as "allowed?", r.denied as "denied?" from identity.held_roles h
           left join identity.roles r on r.tenant_id = h.tenant_id and r.id::text = h.role
           where h.tenant_id = $1 and h.user_id = $2 and h.role <> $3 and h.client_id is null and h.until is null"#,
        tenant.0,
        person.0,
        role.to_string()
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let named = |names: Option<Vec<String>>| {
        Permissions::named(names.unwrap_or_default().iter().map(String::as_str).collect::<Vec<_>>())
    };
    let sum = rest.into_iter().fold(Granted::default(), |sum, row| {
        sum.and(match row.role.parse() {
            Ok(RoleRef::BuiltIn(role)) => Granted::of(role),
            _ => Granted { allowed: named(row.allowed), denied: named(row.denied) },
        })
    });
    Ok(sum.allowed.without(sum.denied).contains(Permission::ManageRoles))
}
