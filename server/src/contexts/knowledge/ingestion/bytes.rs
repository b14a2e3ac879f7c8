//! How many bytes texts take: those of all versions that were written, pasted or sent. Files count by themselves.

use crate::Stop;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use uuid::Uuid;

/// The bytes of a tenant's texts.
///
/// # Errors
/// The database's.
pub async fn text_bytes(db: &mut PgConnection, tenant: TenantId) -> Result<u64, Stop> {
    let bytes = sqlx::query_scalar!(
        r#"select coalesce(sum(octet_length(body)), 0)::bigint as "bytes!" from knowledge.document_versions
           where tenant_id = $1"#,
        tenant.0
    )
    .fetch_one(db)
    .await?;
    Ok(bytes.unsigned_abs())
}

/// The same of each tenant; one without any is absent.
///
/// # Errors
/// The database's.
pub async fn text_bytes_by_tenant(db: &mut PgConnection) -> Result<Vec<(Uuid, i64)>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, coalesce(sum(octet_length(body)), 0)::bigint as "bytes!" from knowledge.document_versions
           group by tenant_id"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.tenant_id, row.bytes)).collect())
}
