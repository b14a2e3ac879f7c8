//! What people do to a run: they take it up again, end it, and say whether a step may go on.

use super::{begin, leave, show, timeout};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::{PersonId, PipelineRunId, TenantId};
use domain::pipelines::{
    ApprovePipelineStep, CancelPipelineRun, Pipeline, PipelineRun, PipelineRunCommand, ResumePipelineRun, Step,
    StepDecision,
};
use domain::policy::{Actor, Permission, Subject, may};
use serde_json::json;

pub async fn resume_pipeline_run(cx: &mut Context, op: ResumePipelineRun) -> Result<(), Stop> {
    let (loaded, tenant) = steered(cx, op.id).await?;
    let state = &loaded.state;
    let pipeline = state.pipeline.ok_or_else(Refusal::not_found)?;
    let (graph, version) = if op.newest == Some(true) {
        let newest = cx.load::<Pipeline>(pipeline.0).await?.state.newest;
        if newest == 0 {
            return Err(Refusal::new(409, "pipeline_unpublished").into());
        }
        (show::graph_of(cx, pipeline.0, i32::try_from(newest).unwrap_or(i32::MAX)).await?, newest)
    } else {
        (state.graph.clone(), number_of(cx, op.id).await?)
    };
    let timeout_s = graph.timeout_s;
    let actor = cx.actor()?;
    let (by, by_name) = (actor.person_id, actor.name.clone());
    let resume = PipelineRunCommand::Resume { graph, version, by, by_name };
    cx.decide::<PipelineRun>(op.id.0, &loaded, resume).await?;
    sqlx::query!(
        "insert into pipelines.pipeline_turns (run_id, tenant_id, ready_at) values ($1, $2, $3)
         on conflict (run_id) do update set ready_at = excluded.ready_at, leased_until = null, worker = null",
        op.id.0,
        tenant.0,
        machine_now().0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    begin::tell(cx.tx().await?).await?;
    timeout::put(cx, (tenant, op.id), timeout_s).await
}

pub async fn cancel_pipeline_run(cx: &mut Context, op: CancelPipelineRun) -> Result<(), Stop> {
    let (loaded, _) = steered(cx, op.id).await?;
    let actor = cx.actor()?;
    let cancel = PipelineRunCommand::Cancel { by: actor.person_id, by_name: actor.name.clone() };
    cx.decide::<PipelineRun>(op.id.0, &loaded, cancel).await?;
    leave(cx.tx().await?, op.id).await
}

pub async fn approve_pipeline_step(cx: &mut Context, op: ApprovePipelineStep) -> Result<(), Stop> {
    let loaded = cx.load::<PipelineRun>(op.id.0).await?;
    let actor = cx.actor()?.clone();
    if let Some(step) = loaded.state.graph.step(&op.step)
        && !may_decide(&actor, step)
    {
        return Err(Refusal::new(403, "permission_missing")
            .with("permission", Permission::WritePipelines.as_str())
            .into());
    }
    let approved = op.decision == StepDecision::Approve;
    let note = op.note.filter(|note| !note.trim().is_empty());
    let output = json!({"approved": approved, "note": note.as_deref().unwrap_or_default(), "by": actor.person_id});
    let (by, by_name) = (actor.person_id, actor.name);
    let decide = PipelineRunCommand::Decide { step: op.step, approved, note, output: output.to_string(), by, by_name };
    cx.decide::<PipelineRun>(op.id.0, &loaded, decide).await?;
    if cx.load::<PipelineRun>(op.id.0).await?.state.status.is_none_or(|status| status.has_ended()) {
        return leave(cx.tx().await?, op.id).await;
    }
    sqlx::query!("update pipelines.pipeline_turns set ready_at = $2 where run_id = $1", op.id.0, machine_now().0)
        .execute(&mut **cx.tx().await?)
        .await?;
    begin::tell(cx.tx().await?).await
}

/// The run, for whoever may steer it: its starter, and whoever writes pipelines.
async fn steered(cx: &mut Context, id: PipelineRunId) -> Result<(Loaded<PipelineRun>, TenantId), Stop> {
    let loaded = cx.load::<PipelineRun>(id.0).await?;
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    may_steer(cx.actor()?, loaded.state.started_by)?;
    Ok((loaded, tenant))
}

async fn number_of(cx: &mut Context, id: PipelineRunId) -> Result<u32, Stop> {
    let number = sqlx::query_scalar!("select number from pipelines.pipeline_runs where id = $1", id.0);
    Ok(number.fetch_one(&mut **cx.tx().await?).await?.unsigned_abs())
}

/// Whether somebody may resume or end a run of that person's.
pub(super) fn may_steer(actor: &Actor, starter: Option<PersonId>) -> Result<(), Refusal> {
    if starter == Some(actor.person_id) { Ok(()) } else { writes(actor) }
}

/// Whether somebody may say whether a step goes on: whom it names.
pub(super) fn may_decide(actor: &Actor, step: &Step) -> bool {
    step.setting("approvers").is_none_or(|approvers| approvers.trim() != "writers") || writes(actor).is_ok()
}

fn writes(actor: &Actor) -> Result<(), Refusal> {
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::WritePipelines, &subject).map_err(Refusal::from)
}
