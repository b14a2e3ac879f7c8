use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PipelineId, PipelineRunId};
use domain::pipelines::{CauseKind, PipelineRunRow, PipelineRuns, RunStatus};
use domain::{Moment, Page};

const COLUMNS: &str = "id, pipeline_id, number, status, cause, started_by_name, begun_at, ended_at,
    (select p.name from pipelines.pipelines p where p.id = pipeline_id) as pipeline_name";

pub async fn pipeline_runs(cx: &mut Context, op: PipelineRuns) -> Result<Page<PipelineRunRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    List::new(COLUMNS, "pipelines.pipeline_runs", ("begun_at", "timestamptz", Direction::Down))
        .of_tenant(tenant.0)
        .only_id("pipeline_id", op.pipeline_id.map(|pipeline| pipeline.0))
        .only("status", op.status.map(RunStatus::as_str))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    pipeline_id: uuid::Uuid,
    number: i32,
    status: String,
    cause: String,
    started_by_name: String,
    begun_at: chrono::DateTime<chrono::Utc>,
    ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pipeline_name: Option<String>,
}

impl From<Row> for PipelineRunRow {
    fn from(row: Row) -> Self {
        Self {
            id: PipelineRunId(row.id),
            pipeline_id: PipelineId(row.pipeline_id),
            pipeline_name: row.pipeline_name.unwrap_or_default(),
            version: row.number.unsigned_abs(),
            status: RunStatus::parse(&row.status).unwrap_or(RunStatus::Failed),
            cause: CauseKind::parse(&row.cause).unwrap_or(CauseKind::Person),
            started_by_name: row.started_by_name,
            begun_at: Moment(row.begun_at),
            ended_at: row.ended_at.map(Moment),
        }
    }
}
