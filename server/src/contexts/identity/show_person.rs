use super::members::require_member;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{MemberRole, MembershipDetail, PersonDetail, PersonStatus, ShowPerson};
use domain::kernel::{ClientId, PersonId, TenantId};
use domain::policy::HeldRole;
use domain::{Moment, Refusal};

pub async fn show_person(cx: &mut Context, op: ShowPerson) -> Result<PersonDetail, Stop> {
    cx.reach_as_far_as_allowed().await?;
    if let Some(tenant) = cx.caller.actor.as_ref().map(|actor| actor.tenant_id) {
        require_member(cx, tenant, op.id).await?;
    }
    let tx = cx.tx().await?;
    let row = sqlx::query!(
        "select name, email, created_at, erasing_since, deactivated_at, version from identity.users
         where id = $1 and erased_at is null",
        op.id.0
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let status = match (row.erasing_since, row.deactivated_at) {
        (Some(_), _) => PersonStatus::Erasing,
        (None, Some(_)) => PersonStatus::Deactivated,
        (None, None) => PersonStatus::Active,
    };
    let memberships = memberships(cx, op.id).await?;
    // A role that ends by itself ends without an event.
    cx.version_in_motion(row.version);
    let (name, email, created_at) = (row.name, row.email, Moment(row.created_at));
    Ok(PersonDetail { id: op.id, name, email, status, created_at, memberships })
}

/// The memberships that the transaction sees, the oldest first.
async fn memberships(cx: &mut Context, person: PersonId) -> Result<Vec<MembershipDetail>, Stop> {
    let tx = cx.tx().await?;
    let rows = sqlx::query!(
        "select m.tenant_id, t.name, m.granted_at from identity.memberships m
         join tenancy.tenants t on t.id = m.tenant_id
         where m.user_id = $1 order by m.granted_at, m.tenant_id",
        person.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut found: Vec<_> = rows
        .into_iter()
        .map(|row| MembershipDetail {
            tenant_id: TenantId(row.tenant_id),
            tenant_name: row.name,
            since: Moment(row.granted_at),
            roles: Vec::new(),
        })
        .collect();
    let roles = sqlx::query!(
        r#"select tenant_id as "tenant_id!", role as "role!", name as "name!", client_id, until
           from identity.held_roles where user_id = $1 order by name, until nulls first"#,
        person.0
    )
    .fetch_all(&mut **tx)
    .await?;
    for row in roles {
        let of = found.iter_mut().find(|membership| membership.tenant_id.0 == row.tenant_id);
        if let (Some(of), Ok(role)) = (of, row.role.parse()) {
            let (client_id, until) = (row.client_id.map(ClientId), row.until.map(Moment));
            of.roles.push(MemberRole { role, name: HeldRole(row.name), client_id, until });
        }
    }
    Ok(found)
}
