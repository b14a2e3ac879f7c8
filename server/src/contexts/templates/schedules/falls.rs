//! What happens when a schedule falls: the run is started in its owner's name, or it is written down why not.

use super::deadline::keep;
use super::owner::owner;
use crate::Stop;
use crate::contexts::templates::offered::find;
use crate::contexts::templates::run::start;
use crate::contexts::workspaces::enter;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::Task;
use crate::store::{Loaded, clock_of};
use crate::zones;
use domain::Refusal;
use domain::kernel::{RunScheduleId, TenantId};
use domain::policy::Reach;
use domain::templates::{
    Arrangement, FallRefusal, Fallen, FilledIn, Outcome, RunSchedule, RunScheduleCommand, RunTemplate,
};
use domain::workspaces::Source;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Starts what has come due of a schedule.
#[derive(Debug, Serialize, Deserialize)]
pub struct RunBySchedule {
    /// The schedule.
    pub schedule: RunScheduleId,
}

impl Task for RunBySchedule {
    const NAME: &'static str = "run_by_schedule";
    const ATTEMPTS_MAX: i16 = 6;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let (mut cx, found) = looked_at(services, self.schedule).await?;
        let Some(Waiting { loaded, arrangement, tenant, fallen }) = found else {
            // Somebody was quicker, or arranged it otherwise: all that is to be done is to wait for the next fall.
            keep_if_there(&mut cx, self.schedule).await?;
            return cx.commit().await;
        };
        if !fallen.is_in_time {
            return settle(cx, self.schedule, &loaded, (fallen, Outcome::Missed)).await;
        }
        drop(cx);
        let started = match owner(services, (tenant, self.schedule), &loaded.state).await? {
            Some(caller) => run(&gateway, caller, self.schedule, (&arrangement, fallen)).await,
            None => Err(Refusal::new(403, "schedule_owner_gone").into()),
        };
        match started {
            Err(Stop::Refused(refusal)) if !passes(&refusal) => {
                let (cx, found) = looked_at(services, self.schedule).await?;
                let Some(Waiting { loaded, fallen, .. }) = found else { return Ok(()) };
                settle(cx, self.schedule, &loaded, (fallen, Outcome::Refused(why(refusal)))).await
            }
            done => done,
        }
    }
}

/// A schedule that waits for what has come due.
struct Waiting {
    loaded: Loaded<RunSchedule>,
    arrangement: Arrangement,
    tenant: TenantId,
    fallen: Fallen,
}

/// A schedule as a worker finds it, by its tenant's clock; none where nothing has come due, or it is gone.
async fn looked_at(services: &Arc<Services>, id: RunScheduleId) -> Result<(Context, Option<Waiting>), Stop> {
    let caller = Caller::system("what is run by the clock", Door::Worker);
    let mut cx = Context::of_worker(services, caller, "templates.run_by_schedule");
    let loaded = match cx.load::<RunSchedule>(id.0).await {
        Ok(loaded) => loaded,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => return Ok((cx, None)),
        Err(other) => return Err(other),
    };
    let (Some(tenant), Some(arrangement)) = (loaded.tenant, loaded.state.arrangement.clone()) else {
        return Ok((cx, None));
    };
    if let Some(shows) = clock_of(cx.tx().await?, tenant).await? {
        cx.now = shows;
    }
    let zone = zones::zone(&arrangement.time_zone, cx.now);
    let fallen = loaded.state.fallen(&zone, cx.now);
    Ok((cx, fallen.map(|fallen| Waiting { loaded, arrangement, tenant, fallen })))
}

async fn keep_if_there(cx: &mut Context, id: RunScheduleId) -> Result<(), Stop> {
    match keep(cx, id).await {
        Err(Stop::Refused(refusal)) if refusal.status == 404 => Ok(()),
        done => done,
    }
}

/// Starts the run with everything that stands before one that a person starts, and writes down that it was started: both
/// or neither.
async fn run(
    gateway: &Gateway,
    caller: Caller,
    id: RunScheduleId,
    (arrangement, fallen): (&Arrangement, Fallen),
) -> Result<(), Stop> {
    let mut cx = Context::for_look::<RunTemplate>(gateway.services(), &caller, Reach::Own);
    let loaded = cx.load::<RunSchedule>(id.0).await?;
    let values = values_of(&mut cx, id).await?;
    let wanted = RunTemplate {
        id: arrangement.template,
        label: arrangement.label.clone(),
        version: arrangement.version,
        workspace: arrangement.workspace,
        values,
        why: Some(arrangement.name.clone()),
    };
    let wanted = gateway.let_in(&caller, wanted).await?;
    find(&mut cx, wanted.id).await.map_err(|stop| gone(stop, "schedule_template_gone"))?;
    enter(&mut cx, wanted.workspace).await.map_err(|stop| gone(stop, "schedule_workspace_gone"))?;
    let (execution, version) = start(&mut cx, wanted, Source::Schedule).await?;
    settle(cx, id, &loaded, (fallen, Outcome::Started { execution, version })).await
}

/// What is filled in, as it was written last.
async fn values_of(cx: &mut Context, id: RunScheduleId) -> Result<Vec<FilledIn>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let values = sqlx::query_scalar!(
        "select filled_in from templates.run_schedules where tenant_id = $1 and id = $2",
        tenant.0,
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    serde_json::from_value(values).map_err(Stop::defect)
}

/// Writes down what became of what has come due, and waits for the next fall.
async fn settle(
    mut cx: Context,
    id: RunScheduleId,
    loaded: &Loaded<RunSchedule>,
    (fallen, outcome): (Fallen, Outcome),
) -> Result<(), Stop> {
    let Some(arrangement) = &loaded.state.arrangement else { return Ok(()) };
    let zone = zones::zone(&arrangement.time_zone, cx.now);
    cx.decide::<RunSchedule>(id.0, loaded, RunScheduleCommand::Settle { fallen, zone, outcome }).await?;
    keep(&mut cx, id).await?;
    cx.commit().await
}

/// What isn't there for the owner, by what it is.
fn gone(stop: Stop, code: &'static str) -> Stop {
    match stop {
        Stop::Refused(refusal) if refusal.status == 404 => Refusal::new(404, code).into(),
        other => other,
    }
}

/// What a later attempt may get over: our own faults, somebody else who was quicker, and too many calls at once. That there is no
/// model lasts until somebody adds one.
fn passes(refusal: &Refusal) -> bool {
    (refusal.status >= 500 && refusal.code != "no_model") || matches!(&*refusal.code, "conflict" | "rate_limited")
}

/// A refusal as the schedule keeps it. Of wrong values the first says more than that there are some.
fn why(refusal: Refusal) -> FallRefusal {
    let Refusal { code, params, fields, .. } = refusal;
    match fields.into_iter().next() {
        Some(fault) => match fault.field.strip_prefix("values.") {
            Some(variable) => {
                let params = [("variable".to_owned(), variable.to_owned())].into();
                FallRefusal { code: "schedule_value_unfit".into(), params }
            }
            None => FallRefusal { code: fault.code, params: fault.params },
        },
        None => FallRefusal { code: code.into_owned(), params },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_wrong_values_the_first_is_named() {
        let unfit = why(Refusal::invalid_field("values.shop", "required"));
        assert_eq!((unfit.code.as_str(), unfit.params["variable"].as_str()), ("schedule_value_unfit", "shop"));
        assert_eq!(why(Refusal::invalid_field("label", "label_unknown")).code, "label_unknown");
        assert_eq!(why(Refusal::new(429, "budget_used_up").with("used", 7)).params["used"], "7");
    }

    #[test]
    fn only_what_passes_is_tried_again() {
        assert!(passes(&Refusal::internal()) && passes(&Refusal::conflict()));
        assert!(passes(&Refusal::new(429, "rate_limited")));
        assert!(!passes(&Refusal::new(503, "no_model")));
        assert!(!passes(&Refusal::new(429, "budget_used_up")) && !passes(&Refusal::not_found()));
    }
}
