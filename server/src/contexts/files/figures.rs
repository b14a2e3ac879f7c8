use crate::Stop;
use crate::contexts::knowledge::ingestion;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Bytes of the files of each tenant, all versions, and of its texts; one without any is absent.
///
/// # Errors
/// When the database isn't there.
pub async fn bytes_by_tenant(db: &mut PgConnection) -> Result<HashMap<Uuid, i64>, Stop> {
    let rows = sqlx::query!(
        r#"select tenant_id, sum(size_bytes)::bigint as "bytes!" from files.file_versions group by tenant_id"#
    );
    let mut bytes: HashMap<_, _> =
        rows.fetch_all(&mut *db).await?.into_iter().map(|row| (row.tenant_id, row.bytes)).collect();
    for (tenant, texts) in ingestion::text_bytes_by_tenant(db).await? {
        *bytes.entry(tenant).or_default() += texts;
    }
    Ok(bytes)
}
