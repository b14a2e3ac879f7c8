use super::as_of;
use crate::Stop;
use crate::gateway::Context;
use crate::store::history_until;
use domain::kernel::{ExecutionId, PersonId};
use domain::workspaces::{Execution, ExecutionDetail, ExecutionStatus, Failure, FinishReason, ShowExecution};
use domain::{Moment, Refusal};

pub async fn show_execution(cx: &mut Context, op: ShowExecution) -> Result<ExecutionDetail, Stop> {
    if let Some(moment) = op.as_of {
        let services = cx.services.clone();
        let events = history_until::<Execution>(cx.tx().await?, &services.keys, op.id.0, moment).await?;
        return Ok(as_of::fold(events).ok_or_else(Refusal::not_found)?);
    }
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        r#"select e.status, e.prompt, e.system, e.model, e.started_by, e.started_by_name, e.created_at, e.ended_at,
                  e.latency_ms, e.prompt_tokens, e.completion_tokens, e.finish_reason, e.failure, e.version,
                  case when e.ended_at is null then coalesce(p.answer, '') else e.answer end as "answer!"
           from workspaces.executions e
           left join workspaces.execution_progress p on p.execution_id = e.id and p.tenant_id = e.tenant_id
           where e.id = $1 and e.tenant_id = $2"#,
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    match row.ended_at {
        Some(_) => cx.version(row.version),
        // The answer grows while the model speaks, without an event for each word.
        None => cx.version_in_motion(row.version),
    }
    let count = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    Ok(ExecutionDetail {
        id: ExecutionId(op.id.0),
        status: ExecutionStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        prompt: row.prompt,
        system: row.system,
        answer: row.answer,
        model: row.model,
        started_by: PersonId(row.started_by),
        started_by_name: row.started_by_name,
        created_at: Moment(row.created_at),
        ended_at: row.ended_at.map(Moment),
        latency_ms: count(row.latency_ms),
        prompt_tokens: count(row.prompt_tokens),
        completion_tokens: count(row.completion_tokens),
        finish_reason: row.finish_reason.as_deref().and_then(FinishReason::parse),
        failure: row.failure.as_deref().and_then(Failure::parse),
    })
}
