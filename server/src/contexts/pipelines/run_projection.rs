//! `pipelines.pipeline_runs` and their steps.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::Personal;
use domain::pipelines::{
    Graph, PipelineRun, PipelineRunEvent, PipelineRunState, RunStatus, StepState, StepStatus, Wait,
};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<PipelineRun>() }

type Happened = Recorded<PipelineRunEvent>;

impl Projected for PipelineRun {
    const TABLES: &'static [&'static str] = &["pipelines.pipeline_runs", "pipelines.pipeline_run_steps"];

    async fn project(db: &mut PgConnection, recorded: &Happened) -> Result<(), sqlx::Error> {
        match &recorded.event {
            PipelineRunEvent::PipelineRunBegun { .. } => return begun(db, recorded).await,
            PipelineRunEvent::PipelineStepDecided { .. } => {}
            PipelineRunEvent::PipelineRunResumed { version, graph, .. } => {
                resumed(db, recorded, (*version, graph)).await?;
                goes_on(db, recorded).await?;
            }
            PipelineRunEvent::PipelineRunEnded { outcome, .. } => {
                stands(db, recorded, *outcome).await?;
            }
            _ => {
                step(db, recorded).await?;
                goes_on(db, recorded).await?;
            }
        }
        sqlx::query!("update pipeline_runs set version = $2 where id = $1", recorded.stream, recorded.version)
            .execute(db)
            .await?;
        Ok(())
    }
}

async fn begun(db: &mut PgConnection, recorded: &Happened) -> Result<(), sqlx::Error> {
    let PipelineRunEvent::PipelineRunBegun {
        pipeline,
        version,
        workspace,
        graph,
        input,
        cause,
        key,
        started_by,
        started_by_name,
    } = &recorded.event
    else {
        return Ok(());
    };
    sqlx::query!(
        "insert into pipeline_runs (id, tenant_id, pipeline_id, number, workspace_id, status, cause, cause_event,
                                    cause_event_type, depth, graph, given, started_by, started_by_name, key_id,
                                    begun_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        recorded.stream,
        recorded.tenant.0,
        pipeline.0,
        count(*version),
        workspace.0,
        RunStatus::Running.as_str(),
        cause.kind.as_str(),
        cause.event,
        cause.event_type.as_deref(),
        i32::from(cause.depth),
        Json(graph) as _,
        known(input),
        started_by.0,
        known(started_by_name),
        key.map(|key| key.0),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn stands(db: &mut PgConnection, recorded: &Happened, status: RunStatus) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update pipeline_runs set status = $2, ended_at = case when $3 then $4::timestamptz end where id = $1",
        recorded.stream,
        status.as_str(),
        status.has_ended(),
        recorded.at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Where a run stands that hasn't ended, by where all its steps stand: what one event says of one step doesn't tell whether
/// another still waits. What a condition leaves out is marked by its own events, so it needn't be known here.
async fn goes_on(db: &mut PgConnection, recorded: &Happened) -> Result<(), sqlx::Error> {
    let graph = graph_of(db, recorded).await?;
    let rows = sqlx::query!("select step, status from pipeline_run_steps where run_id = $1", recorded.stream)
        .fetch_all(&mut *db)
        .await?;
    let mut run = PipelineRunState { graph, ..PipelineRunState::default() };
    for row in rows {
        let status = StepStatus::parse(&row.status).unwrap_or(StepStatus::Pending);
        run.steps.insert(row.step, StepState { status, ..StepState::default() });
    }
    stands(db, recorded, run.under_way()).await
}

async fn graph_of(db: &mut PgConnection, recorded: &Happened) -> Result<Graph, sqlx::Error> {
    let graph = sqlx::query_scalar!(
        r#"select graph as "graph: Json<Graph>" from pipeline_runs where id = $1"#,
        recorded.stream
    )
    .fetch_one(db)
    .await?;
    Ok(graph.0)
}

/// What an event says of one step.
#[derive(Default)]
struct Said<'a> {
    step: &'a str,
    status: Option<StepStatus>,
    wait: Option<Wait>,
    input: &'a str,
    output: &'a str,
    error: Option<&'a str>,
    detail: &'a str,
    attempt: u32,
    begun_at: Option<chrono::DateTime<chrono::Utc>>,
    ended_at: Option<chrono::DateTime<chrono::Utc>>,
    execution: Option<uuid::Uuid>,
}

fn said(event: &PipelineRunEvent) -> Said<'_> {
    match event {
        PipelineRunEvent::PipelineStepDone { step, input, output, attempt, begun_at, at, .. } => Said {
            step,
            status: Some(StepStatus::Done),
            input: known(input),
            output: known(output),
            attempt: *attempt,
            begun_at: Some(begun_at.0),
            ended_at: Some(at.0),
            ..Said::default()
        },
        PipelineRunEvent::PipelineStepWaits { step, input, wait, execution, attempt, begun_at } => Said {
            step,
            status: Some(StepStatus::Waiting),
            wait: Some(*wait),
            input: known(input),
            attempt: *attempt,
            begun_at: Some(begun_at.0),
            execution: execution.map(|execution| execution.0),
            ..Said::default()
        },
        PipelineRunEvent::PipelineStepFailed { step, input, code, detail, attempt, begun_at, at, .. } => Said {
            step,
            status: Some(StepStatus::Failed),
            input: known(input),
            error: Some(code.as_str()),
            detail: known(detail),
            attempt: *attempt,
            begun_at: Some(begun_at.0),
            ended_at: Some(at.0),
            ..Said::default()
        },
        PipelineRunEvent::PipelineStepSkipped { step } => {
            Said { step, status: Some(StepStatus::Skipped), ..Said::default() }
        }
        _ => Said::default(),
    }
}

/// What went in stays where an end doesn't say it again, and so does the run of the model that was asked.
async fn step(db: &mut PgConnection, recorded: &Happened) -> Result<(), sqlx::Error> {
    let said = said(&recorded.event);
    let Some(status) = said.status else { return Ok(()) };
    sqlx::query!(
        "insert into pipeline_run_steps as s (run_id, step, tenant_id, status, wait, given, output, error, detail,
                                              attempts, begun_at, ended_at, execution_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (run_id, step) do update
         set status = excluded.status, wait = excluded.wait,
             given = case when excluded.given = '' then s.given else excluded.given end,
             output = excluded.output, error = excluded.error, detail = excluded.detail,
             attempts = excluded.attempts, begun_at = coalesce(excluded.begun_at, s.begun_at),
             ended_at = excluded.ended_at, execution_id = coalesce(excluded.execution_id, s.execution_id)",
        recorded.stream,
        said.step,
        recorded.tenant.0,
        status.as_str(),
        said.wait.map(Wait::as_str),
        said.input,
        said.output,
        said.error,
        said.detail,
        count(said.attempt),
        said.begun_at,
        said.ended_at,
        said.execution
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What is done is kept, and what waits for the same; the rest is looked at anew.
async fn resumed(
    db: &mut PgConnection,
    recorded: &Happened,
    (version, graph): (u32, &Graph),
) -> Result<(), sqlx::Error> {
    let before = graph_of(db, recorded).await?;
    let steps: Vec<String> = graph.steps.iter().map(|step| step.id.clone()).collect();
    let same = graph.steps.iter().filter(|step| before.step(&step.id) == Some(*step)).map(|step| step.id.clone());
    let same: Vec<String> = same.collect();
    sqlx::query!("delete from pipeline_run_steps where run_id = $1 and step <> all($2)", recorded.stream, &steps)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "update pipeline_run_steps set status = 'pending', wait = null, execution_id = null
         where run_id = $1 and (status in ('failed', 'skipped') or (status = 'waiting' and step <> all($2)))",
        recorded.stream,
        &same
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update pipeline_runs set number = $2, graph = $3 where id = $1",
        recorded.stream,
        count(version),
        Json(graph) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

fn known(text: &Personal<String>) -> &str {
    text.known().map_or("", String::as_str)
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
