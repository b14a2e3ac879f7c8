use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use sqlx::PgConnection;

/// How long a defect is listed after it happened last.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Removes defects that haven't happened for long, and the hours of others that are as old; at most so many rows.
///
/// # Errors
/// The database's.
pub async fn forget_old_defects(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let before = machine_now().0 - KEPT;
    let defects = sqlx::query!(
        "delete from platform.defects where id in (
             select id from platform.defects where last_at < $1 order by last_at for update skip locked limit $2)",
        before,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let hours = sqlx::query!(
        "delete from platform.defect_hours where ctid in (
             select ctid from platform.defect_hours where hour < $1 order by hour limit $2)",
        before,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(defects.rows_affected().max(hours.rows_affected()))
}
