use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::ExecutionId;
use domain::workspaces::{ExecutionRow, ExecutionSort, ExecutionStatus, Executions};
use domain::{Moment, Page};

const COLUMNS: &str = "id, status, left(prompt, 200) as prompt, model, started_by_name, created_at, latency_ms, \
                       prompt_tokens + completion_tokens as tokens";

pub async fn executions(cx: &mut Context, op: Executions) -> Result<Page<ExecutionRow>, Stop> {
    let direction = match op.sort.unwrap_or(ExecutionSort::CreatedAtDown) {
        ExecutionSort::CreatedAt => Direction::Up,
        ExecutionSort::CreatedAtDown => Direction::Down,
    };
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "workspaces.executions", ("created_at", "timestamptz", direction))
        .of_tenant(tenant.0)
        .only("status", op.status.map(ExecutionStatus::as_str))
        .search(&["prompt"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    status: String,
    prompt: String,
    model: String,
    started_by_name: String,
    created_at: chrono::DateTime<chrono::Utc>,
    latency_ms: Option<i32>,
    tokens: Option<i32>,
}

impl From<Row> for ExecutionRow {
    fn from(row: Row) -> Self {
        let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        Self {
            id: ExecutionId(row.id),
            status: ExecutionStatus::parse(&row.status).unwrap_or(ExecutionStatus::Failed),
            prompt: row.prompt,
            model: row.model,
            started_by_name: row.started_by_name,
            created_at: Moment(row.created_at),
            latency_ms: count(row.latency_ms),
            tokens: count(row.tokens),
        }
    }
}
