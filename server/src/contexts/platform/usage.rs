use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::TenantId;
use domain::platform::{CallOutcome, Usage, UsageRow};
use domain::{Moment, Page};

pub async fn usage(cx: &mut Context, op: Usage) -> Result<Page<UsageRow>, Stop> {
    let columns = "tenant_id, minute, operation, door, outcome, actor, calls, errors, latency_us";
    List::new(columns, "gateway.usage_logs", ("minute", "timestamptz", Direction::Down))
        .of_any_tenant(op.tenant_id.map(|tenant| tenant.0))
        .only("operation", op.operation.as_deref())
        .only("outcome", op.outcome.map(CallOutcome::as_str))
        .within("minute", op.from, op.until)
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    tenant_id: uuid::Uuid,
    minute: chrono::DateTime<chrono::Utc>,
    operation: String,
    door: String,
    outcome: String,
    actor: String,
    calls: i64,
    errors: i64,
    latency_us: i64,
}

impl From<Row> for UsageRow {
    fn from(row: Row) -> Self {
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        Self {
            tenant_id: TenantId(row.tenant_id),
            minute: Moment(row.minute),
            operation: row.operation,
            door: row.door,
            outcome: CallOutcome::parse(&row.outcome).unwrap_or(CallOutcome::Failed),
            actor: row.actor,
            calls: count(row.calls),
            errors: count(row.errors),
            latency_us: count(row.latency_us),
        }
    }
}
