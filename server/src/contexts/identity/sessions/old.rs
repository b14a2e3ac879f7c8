//! What has served its time: sessions that ended long ago, sign-ins that nobody finished, questions without an answer.

use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::tenancy::KeptSince;
use sqlx::PgConnection;

/// Removes at most so many rows of each kind; answers how many there were of the most frequent kind. `kept`: since when ended
/// sessions are remembered, so that a copy of one of their tokens is still known for one.
///
/// # Errors
/// When the database isn't there.
pub async fn forget_old(db: &mut PgConnection, kept: &KeptSince, rows_max: i64) -> Result<u64, Stop> {
    let now = machine_now().0;
    let sessions = sqlx::query!(
        "delete from identity.sessions where id in (
             select id from identity.sessions
             where expires_at < $1 and (tenant_id = any($2)) is not true
             order by expires_at for update skip locked limit $3)",
        kept.others,
        &kept.tenants,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let own = sqlx::query!(
        "delete from identity.sessions where id in (
             select aged.id from unnest($1::uuid[], $2::timestamptz[]) kept (tenant_id, since)
             cross join lateral (
                 select s.id from identity.sessions s
                 where s.tenant_id = kept.tenant_id and s.expires_at < kept.since limit $3
             ) aged limit $3)",
        &kept.tenants,
        &kept.own,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let steps = sqlx::query!(
        "delete from identity.sign_in_steps where id in (
             select id from identity.sign_in_steps where expires_at < $1 order by expires_at
             for update skip locked limit $2)",
        now,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let challenges = sqlx::query!(
        "delete from identity.challenges where id in (
             select id from identity.challenges where expires_at < $1 order by expires_at
             for update skip locked limit $2)",
        now,
        rows_max
    )
    .execute(db)
    .await?;
    Ok([sessions, own, steps, challenges].map(|gone| gone.rows_affected()).into_iter().max().unwrap_or_default())
}
