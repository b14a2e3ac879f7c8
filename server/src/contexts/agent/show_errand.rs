use super::charter::rules_of;
use super::found::{keeps_rules, may_see};
use super::turns::turns;
use crate::Stop;
use crate::gateway::Context;
use domain::agent::{Approver, ErrandDetail, ErrandFailure, ErrandStatus, Planner, ShowErrand};
use domain::kernel::{ErrandId, PersonId, WorkspaceId};
use domain::{Moment, Refusal};

pub async fn show_errand(cx: &mut Context, op: ShowErrand) -> Result<ErrandDetail, Stop> {
    let (detail, version) = now(cx, op.id).await?;
    cx.version(version);
    Ok(detail)
}

/// The errand as it is now, and its version.
pub(super) async fn now(cx: &mut Context, id: ErrandId) -> Result<(ErrandDetail, i32), Stop> {
    let actor = cx.actor()?.clone();
    let tenant = actor.tenant_id;
    let row = sqlx::query!(
        "select status, text, planner, model, workspace_id, sent_by, sent_by_name, answer, sources, failure, failure_code,
                tokens, cost_micros, created_at, ended_at, version
         from agent.errands where tenant_id = $1 and id = $2",
        tenant.0,
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let sent_by = PersonId(row.sent_by);
    if !may_see(&actor, sent_by) {
        return Err(Refusal::not_found().into());
    }
    let status = ErrandStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?;
    let (rules, _) = rules_of(cx.tx().await?, tenant).await?;
    let approves = match rules.approver {
        Approver::Sender => sent_by == actor.person_id,
        Approver::Keeper => keeps_rules(&actor),
    };
    let texts = cx.caller.texts();
    let detail = ErrandDetail {
        id,
        status,
        text: row.text,
        planner: Planner::parse(&row.planner).ok_or_else(|| Stop::defect("an unknown planner"))?,
        model: row.model,
        workspace_id: WorkspaceId(row.workspace_id),
        sent_by,
        sent_by_name: row.sent_by_name,
        turns: turns(cx.tx().await?, (tenant, id), texts).await?,
        answer: row.answer,
        sources: serde_json::from_value(row.sources).map_err(Stop::defect)?,
        failure: row.failure.as_deref().and_then(ErrandFailure::parse),
        failure_code: row.failure_code,
        tokens: row.tokens.unsigned_abs(),
        cost_micros: row.cost_micros.unsigned_abs(),
        created_at: Moment(row.created_at),
        ended_at: row.ended_at.map(Moment),
        may_approve: approves && actor.ceiling.is_none() && status == ErrandStatus::Waiting,
        may_stop: !status.has_ended(),
    };
    Ok((detail, row.version))
}
