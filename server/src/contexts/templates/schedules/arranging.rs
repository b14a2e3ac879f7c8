use super::deadline::keep;
use super::found::found;
use crate::Stop;
use crate::ambient::new_id;
use crate::contexts::templates::offered::{chosen, content_of, find};
use crate::contexts::tenancy::tenant_zone;
use crate::contexts::workspaces::enter;
use crate::gateway::{Context, Effect};
use crate::zones;
use domain::Refusal;
use domain::kernel::RunScheduleId;
use domain::templates::{
    Drafted, EditRunSchedule, RunSchedule, RunScheduleCommand, RunScheduleMade, ScheduleRun, render,
};

pub async fn schedule_run(cx: &mut Context, op: ScheduleRun) -> Result<RunScheduleMade, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let drafted = drafted(cx, op).await?;
    let id = RunScheduleId(new_id());
    cx.create::<RunSchedule>(tenant, id.0, RunScheduleCommand::Arrange(Box::new(drafted))).await?;
    keep(cx, id).await?;
    cx.effects.push(Effect::GoTo(format!("/client/schedules/{id}")));
    Ok(RunScheduleMade { id })
}

pub async fn edit_run_schedule(cx: &mut Context, op: EditRunSchedule) -> Result<(), Stop> {
    let (id, op) = op.parts();
    let loaded = found(cx, id).await?;
    let drafted = drafted(cx, op).await?;
    cx.decide::<RunSchedule>(id.0, &loaded, RunScheduleCommand::Rearrange(Box::new(drafted))).await?;
    keep(cx, id).await
}

/// What is arranged, once it is known that whoever does so could run it now: the template and the workspace are there for
/// them, and what is filled in fits.
async fn drafted(cx: &mut Context, op: ScheduleRun) -> Result<Drafted, Stop> {
    let actor = cx.actor()?.clone();
    let tenants_own = tenant_zone(cx.tx().await?, actor.tenant_id).await?.unwrap_or_default();
    let (arrangement, values) = op.parts(tenants_own);
    if !zones::is_known(&arrangement.time_zone) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let row = find(cx, arrangement.template).await?;
    enter(cx, arrangement.workspace).await?;
    let number = chosen(cx, &row, arrangement.version, arrangement.label.as_deref()).await?;
    render(&content_of(cx, row.id, number).await?, &values)?;
    Ok(Drafted {
        zone: zones::zone(&arrangement.time_zone, cx.now),
        arrangement,
        values,
        owner: actor.person_id,
        owner_name: actor.name,
        key: actor.key,
        given: actor.ceiling,
    })
}
