use super::deadline::keep;
use super::found::found;
use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::templates::{RemoveRunSchedule, RunSchedule, RunScheduleCommand, SwitchRunSchedule, SwitchTo};

pub async fn switch_run_schedule(cx: &mut Context, op: SwitchRunSchedule) -> Result<(), Stop> {
    let loaded = found(cx, op.id).await?;
    let by = cx.actor()?.person_id;
    let arrangement = loaded.state.arrangement.as_ref().ok_or_else(Refusal::not_found)?;
    let command = match op.to {
        SwitchTo::On => RunScheduleCommand::SwitchOn { zone: zones::zone(&arrangement.time_zone, cx.now), by },
        SwitchTo::Off => RunScheduleCommand::SwitchOff { by },
    };
    cx.decide::<RunSchedule>(op.id.0, &loaded, command).await?;
    keep(cx, op.id).await
}

pub async fn remove_run_schedule(cx: &mut Context, op: RemoveRunSchedule) -> Result<(), Stop> {
    let loaded = found(cx, op.id).await?;
    let by = cx.actor()?.person_id;
    cx.decide::<RunSchedule>(op.id.0, &loaded, RunScheduleCommand::Remove { by }).await?;
    keep(cx, op.id).await
}
