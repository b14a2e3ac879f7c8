//! Dead letters: tasks whose attempts are used up. They stay in the queue until somebody retries or discards them.

use super::queue::SCHEMA;
use crate::Stop;
use domain::Refusal;
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

/// The rows of dead letters, each with a UUID made from the queue's number, for `store::List`.
pub fn rows() -> String {
    // The library wraps what a task said.
    format!(
        r#"(select lpad(to_hex(j.id), 32, '0')::uuid as id, t.identifier as task, j.attempts::int as attempts,
                 regexp_replace(coalesce(j.last_error, ''), '^TaskError\("(.*)"\)$', '\1') as error, j.created_at, j.updated_at as failed_at
          from {SCHEMA}._private_jobs j join {SCHEMA}._private_tasks t on t.id = j.task_id
          where j.attempts >= j.max_attempts and j.locked_at is null) as dead"#
    )
}

/// Gives a dead letter all its attempts anew.
///
/// # Errors
/// `resource_not_found` where it isn't dead.
pub async fn retry(db: &mut PgConnection, id: Uuid) -> Result<(), Stop> {
    let number = locked(db, id).await?;
    let again =
        format!("select count(*) from {SCHEMA}.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)");
    sqlx::query(AssertSqlSafe(again)).bind(number).execute(&mut *db).await?;
    // Changing a row wakes nobody.
    sqlx::query("select pg_notify('jobs:insert', '{}')").execute(db).await?;
    Ok(())
}

/// Removes a dead letter for good.
///
/// # Errors
/// `resource_not_found` where it isn't dead.
pub async fn discard(db: &mut PgConnection, id: Uuid) -> Result<(), Stop> {
    let number = locked(db, id).await?;
    let away = format!("select count(*) from {SCHEMA}.complete_jobs(array[$1::bigint])");
    sqlx::query(AssertSqlSafe(away)).bind(number).execute(db).await?;
    Ok(())
}

async fn locked(db: &mut PgConnection, id: Uuid) -> Result<i64, Stop> {
    let number = i64::try_from(id.as_u128()).map_err(|_| Refusal::not_found())?;
    let dead = format!(
        "select id from {SCHEMA}._private_jobs
         where id = $1 and attempts >= max_attempts and locked_at is null for update"
    );
    sqlx::query_scalar(AssertSqlSafe(dead))
        .bind(number)
        .fetch_optional(db)
        .await?
        .ok_or_else(|| Refusal::not_found().into())
}
