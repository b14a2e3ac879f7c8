//! A subscriber's place in the log: its row in `log.checkpoints`.

use crate::store::Cursor;
use sqlx::PgConnection;
use std::time::Duration;

/// What a look at the log and the checkpoint finds, without a lock.
pub(super) struct Look {
    /// The last event that the subscriber is done with.
    pub cursor: Cursor,
    /// The newest event that nothing can be added before any more.
    pub head: Cursor,
    /// Whether there are younger events, which can't be read yet.
    pub pending: bool,
    /// Whether an operator has paused it.
    pub paused: bool,
    /// Failed attempts at the next event.
    pub attempts: i32,
    /// How long until the next attempt.
    pub wait: Duration,
}

/// Makes the row of a subscriber that is new, at the beginning of the log.
pub(super) async fn register(db: &mut PgConnection, subscriber: &str) -> Result<(), sqlx::Error> {
    let insert =
        sqlx::query!("insert into log.checkpoints (subscriber) values ($1) on conflict do nothing", subscriber);
    insert.execute(db).await.map(|_| ())
}

/// Reads without locking: a lock would take a transaction id, and every reader of the log waits for those.
pub(super) async fn look(db: &mut PgConnection, subscriber: &str) -> Result<Option<Look>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select c.transaction_id, c.position, c.paused, c.attempts,
                  greatest(extract(epoch from c.retry_at - clock_timestamp()), 0)::float8 as wait_s,
                  head.transaction_id as "head_transaction?", head.position as "head_position?",
                  exists (select from log.events where transaction_id >= log.horizon()) as "pending!"
           from log.checkpoints c
           left join lateral (
               select e.transaction_id, e.position from log.events e where e.transaction_id < log.horizon()
               order by e.transaction_id desc, e.position desc limit 1
           ) head on true
           where c.subscriber = $1"#,
        subscriber
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Look {
        cursor: Cursor { transaction: row.transaction_id, position: row.position },
        head: Cursor {
            transaction: row.head_transaction.unwrap_or_default(),
            position: row.head_position.unwrap_or_default(),
        },
        pending: row.pending,
        paused: row.paused,
        attempts: row.attempts,
        wait: Duration::from_secs_f64(row.wait_s.unwrap_or_default()),
    }))
}

/// Locks the row and says where it stands now; `None` while another process has it, or when it is to rest.
pub(super) async fn lock(db: &mut PgConnection, subscriber: &str) -> Result<Option<Cursor>, sqlx::Error> {
    let row = sqlx::query!(
        "select transaction_id, position from log.checkpoints
         where subscriber = $1 and not paused and (retry_at is null or retry_at <= clock_timestamp())
         for update skip locked",
        subscriber
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Cursor { transaction: row.transaction_id, position: row.position }))
}

/// Moves the place on; whatever stood in the way has gone.
pub(in crate::store) async fn move_to(db: &mut PgConnection, subscriber: &str, to: Cursor) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update log.checkpoints set transaction_id = $2, position = $3, updated_at = clock_timestamp(), attempts = 0,
                                    last_error = null, failed_event = null, retry_at = null
         where subscriber = $1",
        subscriber,
        to.transaction,
        to.position
    )
    .execute(db)
    .await
    .map(|_| ())
}
