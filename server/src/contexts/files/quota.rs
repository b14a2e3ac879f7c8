//! How much a tenant may keep: all versions of all files that aren't purged, and what is on its way in.

use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::readable_bytes;
use domain::kernel::TenantId;

/// Whether `more_bytes` fit. Two uploads of one tenant that begin at once are looked at one after the other.
///
/// # Errors
/// `quota_exceeded` (413) with limit and use.
pub async fn check(cx: &mut Context, tenant: TenantId, more_bytes: u64) -> Result<(), Stop> {
    let limit = cx.services.files.quota_bytes;
    let db = cx.tx().await?;
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("files.quota/{tenant}"))
        .execute(&mut **db)
        .await?;
    let used = sqlx::query_scalar!(
        r#"select (coalesce((select sum(size_bytes) from files.file_versions where tenant_id = $1), 0)
                 + coalesce((select sum(size_bytes) from files.uploads where tenant_id = $1 and status = 'open'), 0)
           )::bigint as "used!""#,
        tenant.0
    )
    .fetch_one(&mut **db)
    .await?;
    let used = u64::try_from(used).unwrap_or(0);
    if used.saturating_add(more_bytes) <= limit {
        return Ok(());
    }
    Err(Refusal::new(413, "quota_exceeded")
        .with("limit", readable_bytes(limit))
        .with("used", readable_bytes(used))
        .with("needed", readable_bytes(more_bytes))
        .into())
}
