//! How much a tenant may keep: all versions of all files that aren't purged, what is on its way in, and texts that were written
//! or brought in. Its plan says how much, and an installation may allow less.

use crate::Stop;
use crate::contexts::knowledge::ingestion;
use crate::gateway::Context;
use domain::billing::LimitKind;
use domain::files::readable_bytes;
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// Makes sure that `more_bytes` fit. Two uploads of one tenant that begin at once are looked at one after the other.
///
/// # Errors
/// As [`look`].
pub async fn check(cx: &mut Context, tenant: TenantId, more_bytes: u64) -> Result<(), Stop> {
    wait(cx, tenant).await?;
    look(cx, tenant, more_bytes).await
}

/// Waits until nobody else is taking room of a tenant: from here to the end of the transaction what [`look`] finds stays true.
///
/// # Errors
/// The database's.
pub async fn wait(cx: &mut Context, tenant: TenantId) -> Result<(), Stop> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("files.quota/{tenant}"))
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}

/// Whether `more_bytes` fit as things are; nobody is waited for.
///
/// # Errors
/// `quota_exceeded` (413) with limit, use, plan and the way out.
pub async fn look(cx: &mut Context, tenant: TenantId, more_bytes: u64) -> Result<(), Stop> {
    let entitlements = cx.actor()?.entitlements.clone();
    let plans = entitlements.limits.of(LimitKind::StorageBytes).unwrap_or(u64::MAX);
    let limit = plans.min(cx.services.files.quota_bytes);
    let db = cx.tx().await?;
    let used = bytes_used(db, tenant).await?;
    if used.saturating_add(more_bytes) <= limit {
        return Ok(());
    }
    Err(entitlements
        .beyond(LimitKind::StorageBytes, limit, used)
        .with("limit", readable_bytes(limit))
        .with("used", readable_bytes(used))
        .with("needed", readable_bytes(more_bytes))
        .into())
}

/// The bytes that a tenant keeps, texts included, and those on their way in.
///
/// # Errors
/// The database's.
pub async fn bytes_used(db: &mut PgConnection, tenant: TenantId) -> Result<u64, Stop> {
    let used = sqlx::query_scalar!(
        r#"select (coalesce((select sum(size_bytes) from files.file_versions where tenant_id = $1), 0)
                 + coalesce((select sum(size_bytes) from files.uploads where tenant_id = $1 and status = 'open'), 0)
           )::bigint as "used!""#,
        tenant.0
    )
    .fetch_one(&mut *db)
    .await?;
    Ok(u64::try_from(used).unwrap_or(0).saturating_add(ingestion::text_bytes(db, tenant).await?))
}
