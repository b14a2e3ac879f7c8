//! Sign-ins under way at a provider: one row from the way out to the way back.

use super::baton::{Baton, hash_of};
use super::openid::Provider;
use crate::Stop;
use crate::ambient::machine_now;
use chrono::TimeDelta;
use domain::kernel::ProviderId;
use sqlx::PgConnection;

/// How long somebody may take at the provider, in minutes.
const ATTEMPT_MINUTES: i64 = 10;

/// Notes that somebody is on their way.
pub(super) async fn note(
    db: &mut PgConnection,
    baton: &Baton,
    provider: &Provider,
    next: Option<&str>,
) -> Result<(), Stop> {
    sqlx::query!(
        "insert into federation.attempts (state_hash, tenant_id, provider_id, next, expires_at)
         values ($1, $2, $3, $4, $5)",
        hash_of(&baton.state()),
        provider.tenant.0,
        provider.id.0,
        next,
        machine_now().0 + TimeDelta::minutes(ATTEMPT_MINUTES)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An attempt that has come back.
pub(super) struct Attempt {
    /// Where they proved who they are.
    pub(super) provider: ProviderId,
    /// The page that they wanted.
    pub(super) next: Option<String>,
}

/// Takes an attempt off the list: whoever comes second finds nothing.
pub(super) async fn take(db: &mut PgConnection, baton: &Baton) -> Result<Option<Attempt>, Stop> {
    let row = sqlx::query!(
        "delete from federation.attempts where state_hash = $1 and expires_at > $2 returning provider_id, next",
        hash_of(&baton.state()),
        machine_now().0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Attempt { provider: ProviderId(row.provider_id), next: row.next }))
}

/// Removes at most so many rows of what the protocols kept on their way and has ended; answers how many there were.
///
/// # Errors
/// When the database isn't there.
pub async fn forget_ended(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let now = machine_now().0;
    let attempts = sqlx::query!(
        "delete from federation.attempts where state_hash in
             (select state_hash from federation.attempts where expires_at < $1 limit $2)",
        now,
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let codes = sqlx::query!(
        "delete from federation.codes where code_hash in
             (select code_hash from federation.codes where expires_at < $1 limit $2)",
        now - TimeDelta::days(1),
        rows_max
    )
    .execute(&mut *db)
    .await?;
    let grants = sqlx::query!(
        "delete from federation.grants where id in (select id from federation.grants where expires_at < $1 limit $2)",
        now - TimeDelta::days(1),
        rows_max
    )
    .execute(db)
    .await?;
    Ok(attempts.rows_affected().max(codes.rows_affected()).max(grants.rows_affected()))
}
