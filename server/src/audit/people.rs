//! Who did something that is on record: day by day, and when somebody last signed in.

use crate::Stop;
use chrono::NaiveDate;
use domain::Moment;
use domain::kernel::{PersonId, TenantId};
use sqlx::PgConnection;

/// Each person with each day (UTC) on which they signed in, or did what is an event or a recorded access, from the first
/// moment on and before the second.
///
/// # Errors
/// When the database isn't there.
pub async fn people_by_day(
    db: &mut PgConnection,
    (from, to): (Moment, Moment),
) -> Result<Vec<(NaiveDate, String)>, Stop> {
    let rows = sqlx::query!(
        r#"select (at at time zone 'utc')::date as "day!", actor as "actor!" from log.accesses
           where at >= $1 and at < $2 and actor like 'person:%' and what <> 'sign_in_failed'
           union
           select (occurred_at at time zone 'utc')::date, metadata->>'actor' from log.events
           where occurred_at >= $1 and occurred_at < $2 and metadata->>'actor' like 'person:%'"#,
        from.0,
        to.0
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.day, row.actor)).collect())
}

/// When a person last signed in, in one tenant if one is named.
///
/// # Errors
/// When the database isn't there.
pub async fn last_signed_in(
    db: &mut PgConnection,
    person: PersonId,
    tenant: Option<TenantId>,
) -> Result<Option<Moment>, Stop> {
    let at = sqlx::query_scalar!(
        "select max(at) from log.accesses
         where actor = $1 and what = 'signed_in' and ($2::uuid is null or tenant_id = $2)",
        format!("person:{person}"),
        tenant.map(|tenant| tenant.0)
    );
    Ok(at.fetch_one(db).await?.map(Moment))
}
