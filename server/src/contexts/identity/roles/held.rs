//! Which roles the members of a tenant have.

use crate::Stop;
use crate::store::Tx;
use domain::kernel::{ClientId, TenantId};
use domain::policy::{Granted, Grants, RoleRef};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The roles of one member, each with the client that it holds within.
pub(super) type Held = Vec<(RoleRef, Option<ClientId>)>;

/// The roles of every member of the tenant, as they hold now.
pub(super) async fn members(tx: &mut Tx, tenant: TenantId) -> Result<BTreeMap<Uuid, Held>, Stop> {
    let rows = sqlx::query!(
        r#"select user_id as "user_id!", role as "role!", client_id
           from (
               select user_id, unnest(roles) as role, null::uuid as client_id
               from identity.memberships where tenant_id = $1
               union all
               select user_id, role, client_id from identity.limited_grants
               where tenant_id = $1 and (until is null or until > now())
           ) held"#,
        tenant.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut members = BTreeMap::<Uuid, Held>::new();
    for row in rows {
        if let Ok(role) = row.role.parse() {
            members.entry(row.user_id).or_default().push((role, row.client_id.map(ClientId)));
        }
    }
    Ok(members)
}

/// How many people have a role, also where it ends some day or holds within one client.
pub(super) async fn people_with(tx: &mut Tx, tenant: TenantId, role: RoleRef) -> Result<i64, Stop> {
    let count = sqlx::query_scalar!(
        r#"select (
               select count(*) from (
                   select user_id from identity.memberships where tenant_id = $1 and $2 = any(roles)
                   union
                   select user_id from identity.limited_grants where tenant_id = $1 and role = $2
               ) people
           ) as "people!""#,
        tenant.0,
        role.to_string()
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(count)
}

/// What a member's roles come to; `changed` stands in for what a role comes to now.
pub(super) fn come_to(held: &Held, own: &HashMap<RoleRef, Granted>, changed: Option<(RoleRef, Granted)>) -> Grants {
    let mut grants = Grants::default();
    for (role, client) in held {
        let of_own = || own.get(role).copied().unwrap_or_default();
        let now = || role.built_in().map_or_else(of_own, Granted::of);
        let granted = changed.filter(|(other, _)| other == role).map_or_else(now, |(_, granted)| granted);
        grants.add(*client, granted);
    }
    grants
}
