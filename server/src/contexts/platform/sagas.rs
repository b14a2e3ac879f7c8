use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::kernel::{SagaId, TenantId};
use domain::platform::{SagaRow, SagaStatus, Sagas};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str = "id, tenant_id, saga, status, step, steps_done, jsonb_array_length(plan) as steps_total, attempts, \
                       error, waits_until, can_cancel, started_at, ended_at";

pub async fn sagas(cx: &mut Context, op: Sagas) -> Result<Page<SagaRow>, Stop> {
    List::new(COLUMNS, "platform.sagas", ("started_at", "timestamptz", Direction::Down))
        .only("status", op.status.map(SagaStatus::as_str))
        .only("saga", op.saga.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    tenant_id: Uuid,
    saga: String,
    status: String,
    step: String,
    steps_done: i32,
    steps_total: i32,
    attempts: i32,
    error: Option<String>,
    waits_until: Option<DateTime<Utc>>,
    can_cancel: bool,
    started_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

impl From<Row> for SagaRow {
    fn from(row: Row) -> Self {
        Self {
            id: SagaId(row.id),
            tenant_id: TenantId(row.tenant_id),
            saga: row.saga,
            status: SagaStatus::parse(&row.status).unwrap_or(SagaStatus::Running),
            step: row.step,
            steps_done: row.steps_done.unsigned_abs(),
            steps_total: row.steps_total.unsigned_abs(),
            attempts: row.attempts.unsigned_abs(),
            error: row.error,
            waits_until: row.waits_until.map(Moment),
            can_cancel: row.can_cancel,
            started_at: Moment(row.started_at),
            ended_at: row.ended_at.map(Moment),
        }
    }
}
