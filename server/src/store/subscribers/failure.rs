//! What stands in a subscriber's way, written where operators look.

use crate::store::Db;
use uuid::Uuid;

/// The longest pause between two attempts.
const PAUSE_MAX_S: f64 = 300.0;
/// As much of an error as helps; a subscriber's own words may be long.
const ERROR_CHARS: usize = 500;

/// Notes a failed attempt at an event, or at reading the log; the pause until the next doubles each time, from a second on.
pub(super) async fn note(db: &Db, subscriber: &'static str, event: Option<Uuid>, why: &str) -> Result<(), sqlx::Error> {
    let why: String = why.chars().filter(|c| *c != '\0').take(ERROR_CHARS).collect();
    let mut tx = db.as_system(subscriber).await?;
    let attempts = sqlx::query_scalar!(
        "update log.checkpoints
         set attempts = attempts + 1, last_error = $2, failed_event = $3, updated_at = clock_timestamp(),
             retry_at = clock_timestamp() + least(power(2, least(attempts, 30)), $4::float8) * interval '1 second'
         where subscriber = $1 returning attempts",
        subscriber,
        why,
        event,
        PAUSE_MAX_S
    )
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    metrics::counter!("portico_subscriber_failures_total", "subscriber" => subscriber).increment(1);
    tracing::error!(subscriber, ?event, attempts, error = why, "an event can't be handled; its subscriber waits");
    Ok(())
}
