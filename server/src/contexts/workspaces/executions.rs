use super::enter::readable;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{ExecutionId, WorkspaceId};
use domain::workspaces::{ExecutionRow, ExecutionSort, ExecutionStatus, Executions, Source};
use domain::{Moment, Page};

const COLUMNS: &str = "id, status, left(prompt, 200) as prompt, model, workspace_id, source, started_by_name, \
                       assigned_to_name, created_at, latency_ms, prompt_tokens + completion_tokens as tokens, \
                       cost_micros, comment_count";

pub async fn executions(cx: &mut Context, op: Executions) -> Result<Page<ExecutionRow>, Stop> {
    let direction = match op.sort.unwrap_or(ExecutionSort::CreatedAtDown) {
        ExecutionSort::CreatedAt => Direction::Up,
        ExecutionSort::CreatedAtDown => Direction::Down,
    };
    let tenant = cx.actor()?.tenant_id;
    let readable = readable(cx).await?;
    let list = List::new(COLUMNS, "workspaces.executions", ("created_at", "timestamptz", direction))
        .of_tenant(tenant.0)
        .only("status", op.status.map(ExecutionStatus::as_str))
        .only("model", op.model.as_deref())
        .only("source", op.source.map(Source::as_str))
        .only_id("started_by", op.started_by.map(|person| person.0))
        .only_id("assigned_to", op.assigned_to.map(|person| person.0))
        .only_id("template_id", op.template_id.map(|template| template.0))
        .only_id("workspace_id", op.workspace_id.map(|workspace| workspace.0))
        .within("created_at", op.from, op.to)
        .search(&["prompt"], op.search.as_deref());
    let list = match readable {
        Some(workspaces) => list.among("workspace_id::text", workspaces.iter().map(ToString::to_string).collect()),
        None => list,
    };
    list.page(op.limit, op.cursor.as_deref()).fetch(cx.tx().await?, Row::into).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    status: String,
    prompt: String,
    model: String,
    workspace_id: uuid::Uuid,
    source: String,
    started_by_name: String,
    assigned_to_name: Option<String>,
    created_at: chrono::DateTime<chrono::Utc>,
    latency_ms: Option<i32>,
    tokens: Option<i32>,
    cost_micros: i64,
    comment_count: i32,
}

impl From<Row> for ExecutionRow {
    fn from(row: Row) -> Self {
        let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        Self {
            id: ExecutionId(row.id),
            status: ExecutionStatus::parse(&row.status).unwrap_or(ExecutionStatus::Failed),
            prompt: row.prompt,
            model: row.model,
            workspace_id: WorkspaceId(row.workspace_id),
            source: Source::parse(&row.source).unwrap_or_default(),
            started_by_name: row.started_by_name,
            assigned_to_name: row.assigned_to_name,
            created_at: Moment(row.created_at),
            latency_ms: count(row.latency_ms),
            tokens: count(row.tokens),
            cost_micros: row.cost_micros.unsigned_abs(),
            comments: row.comment_count.unsigned_abs(),
        }
    }
}
