//! Whose member a call is about, how far the caller sees, and what stays true of a tenant whoever leaves it.

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Actor, Permission, Role};
use domain::tenancy::Tenant;
use sqlx::PgConnection;

/// The tenant that a call is about: the actor's own unless another one is named, which whoever reaches beyond their own
/// may. From here on the call sees it.
///
/// # Errors
/// `resource_not_found` where the actor doesn't see that far; `tenant_unknown` at `tenantId`.
pub(super) async fn tenant_asked(cx: &mut Context, asked: Option<TenantId>) -> Result<TenantId, Stop> {
    let own = cx.caller.actor.as_ref().map(|actor| (actor.tenant_id, actor.holds(Permission::ReachPlatform)));
    let tenant = match (asked, own) {
        (Some(asked), Some((own, _))) if asked == own => return Ok(own),
        (None, Some((own, _))) => return Ok(own),
        (Some(_), Some((_, false))) => return Err(Refusal::not_found().into()),
        (None, None) => return Err(Refusal::invalid_field("tenantId", "required").into()),
        (Some(asked), _) => asked,
    };
    cx.reach_far().await?;
    // The tenant's existence is asked of its log, which is everybody's; its tables are the tenancy's.
    cx.load::<Tenant>(tenant.0).await.map_err(|_| Refusal::invalid_field("tenantId", "tenant_unknown"))?;
    Ok(tenant)
}

/// Makes sure that the person is a member of the tenant, whom the actor sees there: in a tenant's eyes the platform's
/// own staff isn't there.
///
/// # Errors
/// `resource_not_found` (404).
pub(super) async fn require_member(cx: &mut Context, tenant: TenantId, person: PersonId) -> Result<(), Stop> {
    let found = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.memberships
           where tenant_id = $1 and user_id = $2 and not identity.is_staff_elsewhere($2, $1)"#,
        tenant.0,
        person.0
    );
    let is_seen = found.fetch_optional(&mut **cx.tx().await?).await?.is_some();
    if is_seen || cx.reach() == domain::policy::Reach::Platform {
        return Ok(());
    }
    Err(Refusal::not_found().into())
}

/// Whether a person has a role of the platform's own anywhere.
pub(super) async fn is_staff(db: &mut PgConnection, person: PersonId) -> Result<bool, Stop> {
    let staff: Vec<String> =
        Role::ALL.iter().filter(|role| role.is_platforms()).map(|role| role.as_str().to_owned()).collect();
    let found = sqlx::query_scalar!(
        r#"select exists (
               select from identity.memberships m
               where m.user_id = $1 and exists (
                   select from identity.memberships s where s.tenant_id = m.tenant_id and s.roles && $2)) as "found!""#,
        person.0,
        &staff
    );
    Ok(found.fetch_one(db).await?)
}

/// A tenant has an owner and the platform a super admin for as long as there was one: makes sure that somebody beside
/// the person has the role there, lastingly and able to sign in. Whoever else is about to lose it waits.
///
/// # Errors
/// `last_owner`, `last_super_admin` (409).
pub(super) async fn somebody_stays(
    db: &mut PgConnection,
    tenant: TenantId,
    person: PersonId,
    role: Role,
) -> Result<(), Stop> {
    let code = match role {
        Role::Owner => "last_owner",
        Role::SuperAdmin => "last_super_admin",
        _ => return Ok(()),
    };
    let holders = sqlx::query!(
        r#"select m.user_id, u.blocked_at is not null as "blocked!" from identity.memberships m
           join identity.users u on u.id = m.user_id
           where m.tenant_id = $1 and $2 = any(m.roles) order by m.user_id for update of m"#,
        tenant.0,
        role.as_str()
    )
    .fetch_all(db)
    .await?;
    let has = holders.iter().any(|holder| holder.user_id == person.0);
    let others = holders.iter().any(|holder| holder.user_id != person.0 && !holder.blocked);
    if has && !others { Err(Refusal::new(409, code).into()) } else { Ok(()) }
}

/// Whether it is the actor themselves, in the membership that they act in.
pub(super) fn is_oneself(actor: Option<&Actor>, tenant: TenantId, person: PersonId) -> bool {
    actor.is_some_and(|actor| actor.person_id == person && actor.tenant_id == tenant)
}

/// Ends a person's sessions, all of them or those in one tenant; the next request of each is nobody's.
pub(super) async fn end_sessions(
    db: &mut PgConnection,
    person: PersonId,
    tenant: Option<TenantId>,
) -> Result<(), Stop> {
    sqlx::query!(
        "update identity.sessions set revoked_at = $3
         where user_id = $1 and ($2::uuid is null or tenant_id = $2) and revoked_at is null",
        person.0,
        tenant.map(|tenant| tenant.0),
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}
