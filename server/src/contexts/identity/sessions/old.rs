//! What has served its time: sessions that ended long ago, sign-ins that nobody finished, questions without an answer.

use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use sqlx::PgConnection;

/// For how long an ended session is remembered, so that a copy of one of its tokens is still known for one.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// Removes at most so many rows of each kind; answers how many there were of the most frequent kind.
///
/// # Errors
/// When the database isn't there.
pub async fn forget_old(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let now = machine_now().0;
    let sessions = sqlx::query!(
        "delete from identity.sessions where id in (
             select id from identity.sessions where expires_at < $1 order by expires_at for update skip locked limit $2)",
        now - REMEMBERED,
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
    Ok([sessions, steps, challenges].map(|gone| gone.rows_affected()).into_iter().max().unwrap_or_default())
}
