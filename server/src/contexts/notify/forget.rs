//! What is kept of a person's notices, and for how long.

use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// How long a notice is kept, read or not: longer than anything is news.
const KEPT_DAYS: i64 = 180;

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

/// Removes at most so many notices that have served their time; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_old(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from notify.notices where id in (
             select id from notify.notices where decided_at < $1 order by decided_at limit $2)",
        machine_now().0 - TimeDelta::days(KEPT_DAYS),
        rows_max
    );
    Ok(gone.execute(db).await?.rows_affected())
}
