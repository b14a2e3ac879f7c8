use crate::Stop;
use crate::gateway::Context;
use domain::identity::{RoleDistribution, RoleShare, RoleShares};
use domain::policy::Role;

pub async fn role_distribution(cx: &mut Context, _: RoleDistribution) -> Result<RoleShares, Stop> {
    let tx = cx.tx().await?;
    let rows = sqlx::query!(
        r#"select case when h.role ~ '^[0-9a-f]{8}-' then 'own' else h.role end as "role!",
                  count(distinct h.user_id) as "people!"
           from identity.held_roles h join identity.users u on u.id = h.user_id
           where u.blocked_at is null group by 1"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let people = sqlx::query_scalar!(
        r#"select count(*) as "people!" from identity.users u
           where blocked_at is null and exists (select from identity.memberships m where m.user_id = u.id)"#
    )
    .fetch_one(&mut **tx)
    .await?;
    let of = |name: &str| rows.iter().find(|row| row.role == name).map_or(0, |row| row.people.unsigned_abs());
    let roles = Role::ALL.iter().map(|role| RoleShare { role: (*role).into(), people: of(role.as_str()) });
    Ok(RoleShares { roles: roles.collect(), own: of("own"), people: people.unsigned_abs() })
}
