use super::as_of;
use super::from_documents::withheld;
use super::masked::masked;
use super::reached::within;
use crate::Stop;
use crate::gateway::Context;
use crate::store::history_until;
use domain::kernel::{ApiKeyId, ExecutionId, PersonId, TemplateId, WorkspaceId};
use domain::knowledge::citing::Sources;
use domain::workspaces::{
    Execution, ExecutionDetail, ExecutionStatus, Failure, FinishReason, Rating, ShowExecution, Source, TemplateRef,
};
use domain::{Moment, Refusal};

pub async fn show_execution(cx: &mut Context, op: ShowExecution) -> Result<ExecutionDetail, Stop> {
    let detail = match op.as_of {
        Some(moment) => at(cx, op.id, moment).await?,
        None => {
            let (detail, version) = now(cx, op.id).await?;
            match detail.ended_at {
                Some(_) => cx.version(version),
                // The answer grows while the model speaks, without an event for each word.
                None => cx.version_in_motion(version),
            }
            detail
        }
    };
    Ok(masked(cx, detail))
}

async fn at(cx: &mut Context, id: ExecutionId, moment: Moment) -> Result<ExecutionDetail, Stop> {
    let (services, reader) = (cx.services.clone(), cx.actor()?.person_id);
    let events = history_until::<Execution>(cx.tx().await?, &services.keys, id.0, moment).await?;
    let detail = as_of::fold(events, reader).ok_or_else(Refusal::not_found)?;
    within(cx, detail.workspace_id).await?;
    withheld(cx, detail).await
}

/// The run as it is now, with its answer as far as the caller may read what it was made of, and its version.
pub(super) async fn now(cx: &mut Context, id: ExecutionId) -> Result<(ExecutionDetail, i32), Stop> {
    let (detail, version) = whole(cx, id).await?;
    Ok((withheld(cx, detail).await?, version))
}

/// The run as it is now, whoever asks, with all the passages that it was given as its nearest ones.
pub(super) async fn whole(cx: &mut Context, id: ExecutionId) -> Result<(ExecutionDetail, i32), Stop> {
    let (tenant, reader) = (cx.actor()?.tenant_id, cx.actor()?.person_id);
    let row = sqlx::query!(
        r#"select e.status, e.prompt, e.system, e.method, e.model, e.provider, e.provider_attempts, e.attempts,
                  e.workspace_id, e.source, e.template_id, e.template_version, e.key_id, e.why, e.findings, e.started_by,
                  e.started_by_name, e.assigned_to, e.assigned_to_name, e.created_at, e.ended_at, e.latency_ms,
                  e.prompt_tokens, e.completion_tokens, e.cost_micros, e.finish_reason, e.failure, e.version, e.context,
                  e.sources, e.calls,
                  case when e.ended_at is null then coalesce(p.answer, '') else e.answer end as "answer!",
                  (select count(*) from workspaces.execution_ratings r
                   where r.execution_id = e.id and r.rating = 'up') as "ups!",
                  (select count(*) from workspaces.execution_ratings r
                   where r.execution_id = e.id and r.rating = 'down') as "downs!",
                  (select r.rating from workspaces.execution_ratings r
                   where r.execution_id = e.id and r.person_id = $3) as "my_rating?"
           from workspaces.executions e
           left join workspaces.execution_progress p on p.execution_id = e.id and p.tenant_id = e.tenant_id
           where e.id = $1 and e.tenant_id = $2"#,
        id.0,
        tenant.0,
        reader.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    within(cx, WorkspaceId(row.workspace_id)).await?;
    let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    let template = row.template_id.zip(count(row.template_version));
    let sources: Sources = serde_json::from_value(row.sources).map_err(Stop::defect)?;
    let detail = ExecutionDetail {
        id,
        status: ExecutionStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        prompt: row.prompt,
        system: row.system,
        method: serde_json::from_value(row.method).map_err(Stop::defect)?,
        sentences: sources.sentences_of(&row.answer),
        citations: sources.citations,
        nearest: serde_json::from_value(row.context).map_err(Stop::defect)?,
        answer: row.answer,
        calls: serde_json::from_value(row.calls).map_err(Stop::defect)?,
        masked: false,
        model: row.model,
        provider: row.provider,
        provider_attempts: row.provider_attempts.unsigned_abs(),
        attempts: row.attempts.unsigned_abs(),
        workspace_id: WorkspaceId(row.workspace_id),
        source: Source::parse(&row.source).unwrap_or_default(),
        template: template.map(|(id, version)| TemplateRef { template: TemplateId(id), version }),
        key_id: row.key_id.map(ApiKeyId),
        why: row.why,
        findings: serde_json::from_value(row.findings).map_err(Stop::defect)?,
        started_by: PersonId(row.started_by),
        started_by_name: row.started_by_name,
        assigned_to: row.assigned_to.map(PersonId),
        assigned_to_name: row.assigned_to_name,
        created_at: Moment(row.created_at),
        ended_at: row.ended_at.map(Moment),
        latency_ms: count(row.latency_ms),
        prompt_tokens: count(row.prompt_tokens),
        completion_tokens: count(row.completion_tokens),
        cost_micros: row.cost_micros.unsigned_abs(),
        finish_reason: row.finish_reason.as_deref().and_then(FinishReason::parse),
        failure: row.failure.as_deref().and_then(Failure::parse),
        ups: u32::try_from(row.ups).unwrap_or(u32::MAX),
        downs: u32::try_from(row.downs).unwrap_or(u32::MAX),
        my_rating: row.my_rating.as_deref().and_then(Rating::parse),
    };
    Ok((detail, row.version))
}
