//! The one way to a run: the run, its first turn and the moment at which it is given up are put down together.

use super::{CHANNEL, timeout};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::{Context, Effect};
use domain::Refusal;
use domain::kernel::{PipelineId, PipelineRunId};
use domain::pipelines::{
    Begun, Cause, CauseKind, DEPTH_MAX, Graph, Pipeline, PipelineRun, PipelineRunBegun, PipelineRunCommand, RunPipeline,
};
use domain::policy::{Permission, Subject, may};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

pub async fn run_pipeline(cx: &mut Context, op: RunPipeline) -> Result<PipelineRunBegun, Stop> {
    let loaded = cx.load::<Pipeline>(op.id.0).await?;
    let is_draft = op.draft == Some(true);
    let (version, graph) = if is_draft {
        let actor = cx.actor()?;
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        may(actor, Permission::WritePipelines, &subject).map_err(Refusal::from)?;
        (0, loaded.state.draft)
    } else {
        let graph = loaded.state.published.ok_or_else(|| Refusal::new(409, "pipeline_unpublished"))?;
        if !loaded.state.is_on {
            return Err(Refusal::new(409, "pipeline_off").into());
        }
        (loaded.state.newest, graph)
    };
    // With the rights of whoever asks: what they may not have done isn't begun.
    let faults = super::check::all_faults(cx, &graph)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults).into());
    }
    let input = input_of(op.input.as_deref())?;
    let kind = if cx.actor()?.key.is_some() { CauseKind::Program } else { CauseKind::Person };
    let cause = Cause { kind, event: None, event_type: None, depth: 0 };
    let id = begin(cx, (op.id, version), graph, input, cause).await?;
    cx.effects.push(Effect::GoTo(format!("/client/pipelines/runs/{id}")));
    Ok(PipelineRunBegun { id })
}

/// What a run begins with.
fn input_of(text: Option<&str>) -> Result<Value, Refusal> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(json!({})) };
    let read: Value = serde_json::from_str(text).map_err(|_| Refusal::invalid_field("input", "not_json"))?;
    if read.is_object() { Ok(read) } else { Err(Refusal::invalid_field("input", "not_json")) }
}

/// Begins a run in the caller's transaction, with the caller's rights. Where a step of a run asks for it, this one follows from
/// that.
pub(super) async fn begin(
    cx: &mut Context,
    (pipeline, version): (PipelineId, u32),
    graph: Graph,
    input: Value,
    cause: Cause,
) -> Result<PipelineRunId, Stop> {
    let actor = cx.actor()?.clone();
    let state = cx.load::<Pipeline>(pipeline.0).await?.state;
    let workspace = state.workspace.ok_or_else(Refusal::not_found)?;
    let asked_by = cx.caller.request_id.parse().ok();
    let parent = parent_depth(asked_by, cx.tx().await?).await?;
    let depth = cause.depth.max(parent.map_or(0, |depth| depth.saturating_add(1)));
    if depth > DEPTH_MAX {
        return Err(Refusal::new(409, "pipeline_too_deep").into());
    }
    let id = PipelineRunId(new_id());
    let timeout_s = graph.timeout_s;
    let begun = Begun {
        pipeline,
        version,
        workspace,
        graph,
        input: input.to_string(),
        cause: Cause { depth, ..cause },
        by: actor.person_id,
        by_name: actor.name,
        key: actor.key,
    };
    cx.create::<PipelineRun>(actor.tenant_id, id.0, PipelineRunCommand::Begin(Box::new(begun))).await?;
    sqlx::query!(
        "insert into pipelines.pipeline_turns (run_id, tenant_id, ready_at) values ($1, $2, $3)",
        id.0,
        actor.tenant_id.0,
        machine_now().0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    tell(cx.tx().await?).await?;
    timeout::put(cx, (actor.tenant_id, id), timeout_s).await?;
    Ok(id)
}

/// How many runs that run follows from which the call is a step of, if it is one.
async fn parent_depth(run: Option<Uuid>, db: &mut PgConnection) -> Result<Option<u8>, Stop> {
    let Some(run) = run else { return Ok(None) };
    let depth = sqlx::query_scalar!("select depth from pipelines.pipeline_runs where id = $1", run);
    Ok(depth.fetch_optional(db).await?.map(|depth| u8::try_from(depth).unwrap_or(u8::MAX)))
}

/// Workers hear of it when the transaction commits.
pub(super) async fn tell(db: &mut PgConnection) -> Result<(), Stop> {
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(db).await?;
    Ok(())
}
