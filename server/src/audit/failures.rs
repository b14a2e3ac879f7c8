//! Failed sign-ins by hour, out of the access stream.

use super::trail::write_alone;
use crate::Stop;
use crate::gateway::Services;
use domain::Moment;
use sqlx::PgConnection;
use std::time::Instant;

/// How many sign-ins failed in each hour from a moment on; hours without any are absent.
///
/// # Errors
/// When the database isn't there.
pub async fn failed_sign_ins(db: &mut PgConnection, from: Moment) -> Result<Vec<(Moment, u64)>, Stop> {
    let rows = sqlx::query!(
        r#"select date_trunc('hour', at, 'UTC') as "hour!", sum(count)::bigint as "failures!"
           from log.accesses where what = 'sign_in_failed' and at >= $1 group by 1 order by 1"#,
        from.0
    );
    let rows = rows.fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (Moment(row.hour), row.failures.unsigned_abs())).collect())
}

/// Writes down the repetitions that this process has only counted so far, so that who looks now sees all of them.
///
/// # Errors
/// When the database isn't there.
pub async fn write_repeats(services: &Services) -> Result<(), Stop> {
    write_alone(services, &services.audit.repeats.due(Instant::now(), true)).await
}
