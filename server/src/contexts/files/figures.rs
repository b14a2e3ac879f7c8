use crate::Stop;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Bytes of the files of each tenant, all versions; one without any is absent.
///
/// # Errors
/// When the database isn't there.
pub async fn bytes_by_tenant(db: &mut PgConnection) -> Result<HashMap<Uuid, i64>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, sum(size_bytes)::bigint as "bytes!" from files.file_versions group by tenant_id"#
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.tenant_id, row.bytes)).collect())
}
