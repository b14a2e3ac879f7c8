use super::found::may_see;
use super::list::{Row, names_of};
use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::kernel::{ExecutionId, PersonId, RunScheduleId, WorkspaceId};
use domain::templates::{FallOutcome, FallRow, RunSchedule, RunScheduleDetail, ShowRunSchedule};
use domain::{Moment, Refusal};

/// So many falls ahead are told.
const AHEAD: usize = 3;

pub async fn show_run_schedule(cx: &mut Context, op: ShowRunSchedule) -> Result<RunScheduleDetail, Stop> {
    let actor = cx.actor()?.clone();
    let row = sqlx::query!(
        "select id, name, status, template_id, rhythm, time_zone, next_at, last_at, last_outcome, owned_by, owned_by_name,
                label, pinned, workspace_id, until, filled_in, refusals, version
         from templates.run_schedules where tenant_id = $1 and id = $2",
        actor.tenant_id.0,
        op.id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    if !may_see(&actor, PersonId(row.owned_by)) {
        return Err(Refusal::not_found().into());
    }
    let names = names_of(cx, &[row.template_id]).await?;
    let schedule = Row {
        id: row.id,
        name: row.name,
        status: row.status,
        template_id: row.template_id,
        rhythm: row.rhythm,
        time_zone: row.time_zone,
        next_at: row.next_at,
        last_at: row.last_at,
        last_outcome: row.last_outcome,
        owned_by: row.owned_by,
        owned_by_name: row.owned_by_name,
    };
    let (next_falls, falls) = (next_falls(cx, op.id).await?, last_falls(cx, op.id).await?);
    cx.version_in_motion(row.version);
    Ok(RunScheduleDetail {
        schedule: schedule.named(&names)?,
        label: row.label,
        version: row.pinned.map(i32::unsigned_abs),
        workspace: row.workspace_id.map(WorkspaceId),
        values: serde_json::from_value(row.filled_in).map_err(Stop::defect)?,
        until: row.until,
        next_falls,
        refusals: u8::try_from(row.refusals).unwrap_or_default(),
        falls,
    })
}

/// The fall that is waited for, and those after it.
async fn next_falls(cx: &mut Context, id: RunScheduleId) -> Result<Vec<Moment>, Stop> {
    let state = cx.load::<RunSchedule>(id.0).await?.state;
    let (Some(arrangement), Some(first)) = (state.arrangement, state.next_at) else { return Ok(Vec::new()) };
    let zone = zones::zone(&arrangement.time_zone, cx.now);
    let later = arrangement.next_falls(&zone, first, AHEAD - 1);
    Ok(std::iter::once(first).chain(later).collect())
}

async fn last_falls(cx: &mut Context, id: RunScheduleId) -> Result<Vec<FallRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        "select due, outcome, falls, execution_id, why from templates.run_schedule_falls
         where tenant_id = $1 and schedule_id = $2 order by place desc limit 20",
        tenant.0,
        id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let fall = rows.into_iter().map(|row| -> Result<FallRow, Stop> {
        Ok(FallRow {
            due: Moment(row.due),
            outcome: FallOutcome::parse(&row.outcome).ok_or_else(|| Stop::defect("an unknown outcome"))?,
            falls: row.falls.unsigned_abs(),
            execution: row.execution_id.map(ExecutionId),
            why: row.why.map(serde_json::from_value).transpose().map_err(Stop::defect)?,
        })
    });
    fall.collect()
}
