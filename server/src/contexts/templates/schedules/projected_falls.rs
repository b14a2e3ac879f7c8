//! `templates.run_schedule_falls`: what became of each fall.

use crate::store::Recorded;
use domain::Moment;
use domain::templates::{FallOutcome, RunScheduleEvent};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

/// So many falls of each schedule are kept; the log has all of them.
const KEPT_MAX: i64 = 100;

/// Notes what became of a fall, or of several that were missed, and forgets the oldest.
pub(super) async fn fell(
    db: &mut PgConnection,
    recorded: &Recorded<RunScheduleEvent>,
    (due, outcome, falls): (Moment, FallOutcome, u32),
    execution: Option<Uuid>,
    why: Option<Value>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into run_schedule_falls (tenant_id, schedule_id, place, due, outcome, falls, execution_id, why)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        recorded.tenant.0,
        recorded.stream,
        recorded.version,
        due.0,
        outcome.as_str(),
        count(falls),
        execution,
        why
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from run_schedule_falls where tenant_id = $1 and schedule_id = $2 and place <= (
             select place from run_schedule_falls where tenant_id = $1 and schedule_id = $2
             order by place desc offset $3 limit 1)",
        recorded.tenant.0,
        recorded.stream,
        KEPT_MAX
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update run_schedules
         set last_at = $2, last_outcome = $3::text,
             refusals = case $3::text when 'refused' then refusals + 1 when 'started' then 0 else refusals end
         where id = $1",
        recorded.stream,
        due.0,
        outcome.as_str()
    )
    .execute(db)
    .await
    .map(drop)
}

/// A count as the database has it.
pub(super) fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
