use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PipelineId, WorkspaceId};
use domain::pipelines::{PipelineRow, Pipelines};
use domain::{Moment, Page};

const COLUMNS: &str = "id, name, summary, workspace_id, is_on, newest, steps, changed_at";

pub async fn pipelines(cx: &mut Context, op: Pipelines) -> Result<Page<PipelineRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "pipelines.pipelines", ("changed_at", "timestamptz", Direction::Down))
        .of_tenant(tenant.0)
        .search(&["name", "summary"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    summary: String,
    workspace_id: uuid::Uuid,
    is_on: bool,
    newest: i32,
    steps: i32,
    changed_at: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for PipelineRow {
    fn from(row: Row) -> Self {
        Self {
            id: PipelineId(row.id),
            name: row.name,
            summary: row.summary,
            workspace_id: WorkspaceId(row.workspace_id),
            on: row.is_on,
            newest: row.newest.unsigned_abs(),
            steps: row.steps.unsigned_abs(),
            changed_at: Moment(row.changed_at),
        }
    }
}
