use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use sqlx::PgConnection;

/// How long it is known what browsers measured.
const VITALS_KEPT: TimeDelta = TimeDelta::days(30);
/// How long it is known which pages were loaded: a month can be compared with that of the year before.
const VIEWS_KEPT: TimeDelta = TimeDelta::days(396);

/// Removes figures of pages that are older; at most so many rows of each kind.
///
/// # Errors
/// The database's.
pub async fn forget_old_figures(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let today = machine_now().0.date_naive();
    let vitals = sqlx::query!(
        "delete from platform.vitals where ctid in (
             select ctid from platform.vitals where day < $1 order by day limit $2)",
        today - VITALS_KEPT,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let views = sqlx::query!(
        "delete from platform.page_views where ctid in (
             select ctid from platform.page_views where day < $1 order by day limit $2)",
        today - VIEWS_KEPT,
        rows_max
    )
    .execute(db)
    .await?;
    Ok(vitals.rows_affected().max(views.rows_affected()))
}
