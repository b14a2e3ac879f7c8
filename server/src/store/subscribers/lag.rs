//! How far subscribers are behind, for operators and metrics.

use crate::store::Db;
use domain::Moment;
use sqlx::PgConnection;

/// Events are counted up to here; more are as many.
pub const LAG_EVENTS_MAX: i64 = 100_000;

/// Where a subscriber stands.
#[derive(Clone, Debug)]
pub struct Lag {
    /// Its name.
    pub subscriber: String,
    /// Events that it hasn't looked at, [`LAG_EVENTS_MAX`] at most.
    pub events: i64,
    /// How long the oldest of them has waited; 0 where there is none.
    pub seconds: f64,
    /// Failed attempts at the next event.
    pub attempts: i32,
    /// What the last of them said.
    pub error: Option<String>,
    /// When it is tried again.
    pub retry_at: Option<Moment>,
    /// Whether an operator has paused it.
    pub paused: bool,
    /// When it last moved or failed.
    pub updated_at: Moment,
}

/// Where all subscribers stand, by name.
///
/// # Errors
/// The database's.
pub async fn lags(db: &mut PgConnection) -> Result<Vec<Lag>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select c.subscriber, c.attempts, c.last_error, c.retry_at, c.paused, c.updated_at,
                  (select count(*) from (
                      select from log.events e where (e.transaction_id, e.position) > (c.transaction_id, c.position)
                      limit $1
                  ) behind) as "events!",
                  (select greatest(extract(epoch from clock_timestamp() - e.recorded_at), 0)::float8
                   from log.events e where (e.transaction_id, e.position) > (c.transaction_id, c.position)
                   order by e.transaction_id, e.position limit 1) as seconds
           from log.checkpoints c order by c.subscriber"#,
        LAG_EVENTS_MAX
    )
    .fetch_all(db)
    .await?;
    let lag = rows.into_iter().map(|row| Lag {
        subscriber: row.subscriber,
        events: row.events,
        seconds: row.seconds.unwrap_or_default(),
        attempts: row.attempts,
        error: row.last_error,
        retry_at: row.retry_at.map(Moment),
        paused: row.paused,
        updated_at: Moment(row.updated_at),
    });
    Ok(lag.collect())
}

/// Measures once. The label is a subscriber's name, of which there are as many as the code has.
pub(super) async fn measure(db: &Db) -> Result<(), sqlx::Error> {
    let mut tx = db.as_system("lag").await?;
    for lag in lags(&mut tx).await? {
        let label = [("subscriber", lag.subscriber)];
        metrics::gauge!("portico_subscriber_lag_events", &label).set(lag.events as f64);
        metrics::gauge!("portico_subscriber_lag_seconds", &label).set(lag.seconds);
        metrics::gauge!("portico_subscriber_attempts", &label).set(f64::from(lag.attempts));
    }
    Ok(())
}
