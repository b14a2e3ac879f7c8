//! The two halves of a job: the call that puts an order down, and the work that is done later.

use super::pipeline::{Step, check_access, conclude, read, refusal_of};
use super::registry::StepOf;
use super::ways::{Work, Worked};
use super::{Context, JobOrder, Services};
use crate::Stop;
use crate::ambient::new_id;
use domain::Operation;
use domain::catalogue::Entry;
use domain::kernel::{JobId, JobStarted, validate};
use std::sync::Arc;
use std::time::Instant;

/// The call's step: the order stands in the transaction of the call.
pub(super) fn order<O: Operation>(operation: O) -> Step<JobStarted> {
    Box::new(move |cx| {
        Box::pin(async move {
            let id = JobId(new_id());
            let order = JobOrder {
                id,
                tenant: cx.caller.actor.as_ref().map(|actor| actor.tenant_id),
                actor: cx.caller.actor.clone(),
                operation: O::NAME,
                input: serde_json::to_value(operation).map_err(Stop::defect)?,
                correlation_id: cx.caller.request_id.clone(),
                trace_id: cx.caller.trace_id.clone(),
            };
            let jobs = cx.services.jobs.clone();
            jobs.enqueue(cx.tx().await?, order).await?;
            Ok(JobStarted { id })
        })
    })
}

/// The work, up to its commit. Whether the actor still may is asked again: rights may have been taken meanwhile.
pub(super) fn work<O: Operation>(services: &Arc<Services>, step: StepOf<O, O::Output>) -> Work {
    let services = services.clone();
    Arc::new(move |caller, input, progress| {
        let (services, step) = (services.clone(), step.clone());
        Box::pin(async move {
            let started = Instant::now();
            let entry = const { &Entry::of::<O>() };
            let mut cx = Context::of_call(&services, caller, entry);
            cx.progress = Some(progress);
            let done = async {
                check_access(entry, &cx.caller)?;
                let operation: O = read(input)?;
                validate(&operation)?;
                let output = step(operation)(&mut cx).await.map_err(|stop| refusal_of(&cx, entry, stop))?;
                serde_json::to_value(output).map_err(|why| Stop::defect(why).into_refusal())
            }
            .await;
            conclude(&services, entry, &cx.caller, done.as_ref().err(), started.elapsed());
            Ok(Worked { output: done?, cx })
        })
    })
}
