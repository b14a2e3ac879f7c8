//! What is kept of a person's notices, and for how long.

use crate::Stop;
use crate::contexts::tenancy::KeptSince;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Removes what a person was told, and what they have chosen about it.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("delete from notify.notices where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from notify.choices where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from notify.mutes where person_id = $1", person.0).execute(db).await?;
    Ok(())
}

/// Removes at most so many notices that have served their time, read or not; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_old(db: &mut PgConnection, kept: &KeptSince, rows_max: i64) -> Result<u64, Stop> {
    let others = sqlx::query!(
        "delete from notify.notices where id in (
             select id from notify.notices
             where decided_at < $1 and (tenant_id = any($2)) is not true order by decided_at limit $3)",
        kept.others,
        &kept.tenants,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let own = sqlx::query!(
        "delete from notify.notices where id in (
             select aged.id from unnest($1::uuid[], $2::timestamptz[]) kept (tenant_id, since)
             cross join lateral (
                 select n.id from notify.notices n
                 where n.tenant_id = kept.tenant_id and n.decided_at < kept.since limit $3
             ) aged limit $3)",
        &kept.tenants,
        &kept.own,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(others.rows_affected().max(own.rows_affected()))
}
