//! Whose streams are.

use crate::Stop;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use uuid::Uuid;

/// A stream, and whose it is.
pub struct Owned {
    /// The stream.
    pub stream: Uuid,
    /// What kind of aggregate it is of.
    pub stream_type: String,
    /// The tenant that it began in.
    pub tenant: TenantId,
}

/// Whose these streams are, as far as the transaction sees them. An id under which nothing has happened isn't in the answer.
///
/// # Errors
/// The database's.
pub async fn owned(db: &mut PgConnection, streams: &[Uuid]) -> Result<Vec<Owned>, Stop> {
    let rows = sqlx::query!(
        "select stream_id, stream_type, tenant_id from log.events where stream_id = any($1) and version = 1",
        streams
    )
    .fetch_all(db)
    .await?;
    let owned = rows.into_iter().map(|row| Owned {
        stream: row.stream_id,
        stream_type: row.stream_type,
        tenant: TenantId(row.tenant_id),
    });
    Ok(owned.collect())
}
