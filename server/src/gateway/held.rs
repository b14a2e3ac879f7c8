//! A call whose end is somebody else's: what it did isn't committed yet when it answers, so that whoever asked writes the mark
//! that it is done into the same transaction. One commit has both, or neither.

use super::pipeline::{conclude, let_in, read, refusal_of};
use super::registry::StepOf;
use super::ways::{Held, Worked};
use super::{Context, Services};
use crate::Stop;
use crate::audit;
use domain::Operation;
use domain::catalogue::Entry;
use serde::Serialize;
use std::sync::Arc;
use std::time::Instant;

/// The call, up to its commit. It passes what every call does: limits, permission, validation.
pub(super) fn held<O: Operation, T: Serialize + Send + 'static>(services: &Arc<Services>, step: StepOf<O, T>) -> Held {
    let services = services.clone();
    Arc::new(move |caller, input| {
        let (services, step) = (services.clone(), step.clone());
        Box::pin(async move {
            let started = Instant::now();
            let entry = const { &Entry::of::<O>() };
            let mut cx = Context::of_call(&services, caller, entry);
            let mut subject = None;
            let done = async {
                let operation = let_in::<O>(&services, entry, &cx.caller, || read(input)).await?;
                subject = audit::subject_of(&operation);
                let output = step(operation)(&mut cx).await.map_err(|stop| refusal_of(&cx, entry, stop))?;
                if entry.kind.only_reads() {
                    audit::used(&mut cx, entry, subject).await.map_err(|stop| refusal_of(&cx, entry, stop))?;
                }
                serde_json::to_value(output).map_err(|why| Stop::defect(why).into_refusal())
            }
            .await;
            if let Err(refusal) = &done {
                audit::refused(&services, &cx.caller, entry, subject, refusal).await;
            }
            conclude(&services, entry, &cx.caller, done.as_ref().err(), started.elapsed());
            Ok(Worked { output: done?, cx })
        })
    })
}
