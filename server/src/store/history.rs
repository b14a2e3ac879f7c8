//! What happened to one aggregate, up to a moment: for reading it as it was.

use super::{Keys, Recorded, personal, stored};
use crate::Stop;
use domain::Moment;
use domain::kernel::{Aggregate, TenantId};
use sqlx::PgConnection;
use uuid::Uuid;

/// The stream's events up to a moment of business time, in their order. Row-level security hides other tenants'
/// streams: they read as if nothing had happened.
///
/// # Errors
/// The database's, and stored events that this release can't read.
pub async fn history_until<A: Aggregate>(
    db: &mut PgConnection,
    keys: &Keys,
    stream: Uuid,
    as_of: Moment,
) -> Result<Vec<Recorded<A::Event>>, Stop> {
    let mut rows = sqlx::query!(
        "select tenant_id, version, type, schema_version, payload, occurred_at from log.events
         where stream_id = $1 and stream_type = $2 and occurred_at <= $3 order by version",
        stream,
        A::NAME,
        as_of.0
    )
    .fetch_all(&mut *db)
    .await?;
    personal::open(keys, db, rows.iter_mut().map(|row| (TenantId(row.tenant_id), &mut row.payload))).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Recorded {
                tenant: TenantId(row.tenant_id),
                stream,
                version: row.version,
                at: Moment(row.occurred_at),
                event: stored::read((row.r#type, row.schema_version), stream, row.payload)?,
            })
        })
        .collect()
}
