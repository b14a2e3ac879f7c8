//! How far the seals have come.

use crate::Stop;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// How far the seals have come.
pub struct Sealing {
    /// The last seal's number and time.
    pub last: Option<(i64, DateTime<Utc>)>,
    /// When the oldest event was recorded that no seal covers.
    pub oldest_unsealed: Option<DateTime<Utc>>,
}

/// Looks.
///
/// # Errors
/// When the database isn't there.
pub async fn sealing(db: &mut PgConnection) -> Result<Sealing, Stop> {
    let last = sqlx::query!("select number, to_transaction, sealed_at from log.seals order by number desc limit 1")
        .fetch_optional(&mut *db)
        .await?;
    let sealed = last.as_ref().map_or(0, |seal| seal.to_transaction);
    let oldest_unsealed = sqlx::query_scalar!(
        "select recorded_at from log.events where transaction_id > $1 order by transaction_id, position limit 1",
        sealed
    )
    .fetch_optional(db)
    .await?;
    Ok(Sealing { last: last.map(|seal| (seal.number, seal.sealed_at)), oldest_unsealed })
}
