//! Writing projections anew from the log.

use super::{Keys, Projected, Recorded, personal, stored};
use crate::Stop;
use domain::Moment;
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// Empties the projections of an aggregate and writes them anew from the log. Commands of this aggregate wait for
/// the end of the transaction, and so do workers that lock rows (`for update`); readers see the old rows until then.
/// Answers the number of events.
///
/// # Errors
/// The database's, and stored events that this release can't read.
pub async fn replay_all<A: Projected>(db: &mut PgConnection, keys: &Keys) -> Result<usize, Stop> {
    for table in A::TABLES {
        let statement = format!("lock table {table} in exclusive mode; delete from {table}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut *db).await?;
    }
    let mut rows = sqlx::query!(
        "select tenant_id, stream_id, version, type, schema_version, payload, occurred_at from log.events
         where stream_type = $1 order by transaction_id, position",
        A::NAME
    )
    .fetch_all(&mut *db)
    .await?;
    personal::open(keys, db, rows.iter_mut().map(|row| (TenantId(row.tenant_id), &mut row.payload))).await?;
    let count = rows.len();
    for row in rows {
        let recorded = Recorded {
            tenant: TenantId(row.tenant_id),
            stream: row.stream_id,
            version: row.version,
            at: Moment(row.occurred_at),
            event: stored::read::<A::Event>((row.r#type, row.schema_version), row.stream_id, row.payload)?,
        };
        A::project(db, &recorded).await?;
    }
    Ok(count)
}
