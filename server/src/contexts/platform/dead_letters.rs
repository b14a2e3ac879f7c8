use crate::Stop;
use crate::gateway::Context;
use crate::jobs::dead;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::platform::{DeadLetterRow, DeadLetters};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str = "id, task, attempts, error, created_at, failed_at";

pub async fn dead_letters(cx: &mut Context, op: DeadLetters) -> Result<Page<DeadLetterRow>, Stop> {
    List::new(COLUMNS, &dead::rows(), ("failed_at", "timestamptz", Direction::Down))
        .only("task", op.task.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    task: String,
    attempts: i32,
    error: String,
    created_at: DateTime<Utc>,
    failed_at: DateTime<Utc>,
}

impl From<Row> for DeadLetterRow {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            task: row.task,
            attempts: row.attempts.unsigned_abs(),
            error: row.error,
            created_at: Moment(row.created_at),
            failed_at: Moment(row.failed_at),
        }
    }
}
