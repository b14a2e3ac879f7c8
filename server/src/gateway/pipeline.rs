//! The way of every call, written once: permission, validation, transaction, handler, commit, count.

use super::idempotency::{self, Begun};
use super::{Answer, Caller, Context, Services};
use crate::Stop;
use domain::catalogue::Entry;
use domain::kernel::{Access, validate};
use domain::policy::{Permission, Reach, Subject, may};
use domain::{Operation, Refusal};
use futures::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;
use std::time::Instant;

/// What stands between the pipeline and one handler: the handler with its operation, waiting for the context.
pub(super) type Step<T> = Box<dyn for<'a> FnOnce(&'a mut Context) -> BoxFuture<'a, Result<T, Stop>> + Send>;

/// Runs a call through to its commit.
pub(super) async fn run<O: Operation, T>(
    services: &Arc<Services>,
    caller: Caller,
    operation: O,
    form: Option<Form<T>>,
    step: impl FnOnce(O) -> Step<T>,
) -> Result<Answer<T>, Refusal> {
    let started = Instant::now();
    let entry = const { &Entry::of::<O>() };
    let mut cx = Context::of_call(services, caller, entry);
    let result = guarded(&mut cx, entry, operation, form, step).await;
    let seconds = started.elapsed().as_secs_f64();
    count(entry.name, &cx.caller, outcome(result.as_ref().err()), seconds);
    result.map(|output| Answer { output, effects: cx.effects, version: cx.version })
}

async fn guarded<O: Operation, T>(
    cx: &mut Context,
    entry: &'static Entry,
    operation: O,
    form: Option<Form<T>>,
    step: impl FnOnce(O) -> Step<T>,
) -> Result<T, Refusal> {
    check_access(entry, &cx.caller)?;
    validate(&operation)?;
    let done = match form {
        Some(form) => once(cx, entry, operation, &form, step).await,
        None => step(operation)(cx).await,
    };
    let output = done.map_err(Stop::into_refusal)?;
    end(cx, entry).await.map_err(Stop::into_refusal)?;
    Ok(output)
}

/// Runs the handler, or finds what it answered under the same idempotency key.
async fn once<O: Operation, T>(
    cx: &mut Context,
    entry: &'static Entry,
    operation: O,
    form: &Form<T>,
    step: impl FnOnce(O) -> Step<T>,
) -> Result<T, Stop> {
    match idempotency::begin(cx, entry, &operation).await? {
        Begun::Free => step(operation)(cx).await,
        Begun::Done(answer) => {
            cx.caller.notes.noted().replayed = true;
            cx.if_match = None;
            (form.read)(answer)
        }
        Begun::Claimed(claim) => {
            cx.claimed = true;
            let output = step(operation)(cx).await?;
            claim.keep(cx, &(form.write)(&output)?).await?;
            // Committed before the claim goes: only then is it the next one's turn.
            end(cx, entry).await?;
            Ok(output)
        }
    }
}

/// Makes durable what a call has done. A version that the caller asked for and that no decision was compared with can't
/// be promised.
async fn end(cx: &mut Context, entry: &Entry) -> Result<(), Stop> {
    if entry.kind.only_reads() {
        return Ok(());
    }
    if cx.if_match.is_some() {
        return Err(Refusal::new(412, "precondition_failed").into());
    }
    cx.end().await
}

/// How an answer is kept under an idempotency key.
pub(super) struct Form<T> {
    write: fn(&T) -> Result<Value, Stop>,
    read: fn(Value) -> Result<T, Stop>,
}

impl<T: Serialize + DeserializeOwned> Form<T> {
    /// As JSON.
    pub(super) fn json() -> Self {
        Self {
            write: |output| serde_json::to_value(output).map_err(Stop::defect),
            read: |answer| serde_json::from_value(answer).map_err(Stop::defect),
        }
    }
}

/// Whether the caller may ask at all. What depends on the thing asked about, the handler decides once it is loaded.
pub(super) fn check_access(entry: &Entry, caller: &Caller) -> Result<(), Refusal> {
    if caller.system.is_some() || entry.access == Access::Public {
        return Ok(());
    }
    let actor = caller.actor.as_ref().ok_or_else(Refusal::not_signed_in)?;
    if let Access::Needs(permission) = entry.access {
        may(actor, permission, &Subject::default())?;
    }
    if entry.attributes.reach == Reach::Platform {
        may(actor, Permission::ReachPlatform, &Subject::default())?;
    }
    Ok(())
}

/// Reads an operation from JSON; a wrong member is named.
pub(super) fn read<O: Operation>(value: Value) -> Result<O, Refusal> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    serde_path_to_error::deserialize(value).map_err(|error| {
        let why = error.inner().to_string();
        let quoted = why.split('`').nth(1).unwrap_or_default();
        let path = error.path().to_string();
        match (why.split(' ').next().unwrap_or_default(), path.as_str()) {
            ("missing", _) => Refusal::invalid_field(quoted, "required"),
            ("unknown", _) if why.starts_with("unknown field") => Refusal::invalid_field(quoted, "unknown_field"),
            ("unknown", path) => Refusal::invalid_field(path, "not_allowed"),
            (_, ".") => Refusal::malformed(why),
            (_, path) => Refusal::invalid_field(path, "wrong_type"),
        }
    })
}

/// How a call ended, as metrics have it.
pub(super) fn outcome(refusal: Option<&Refusal>) -> &'static str {
    refusal.map_or("ok", |refusal| if refusal.status < 500 { "refused" } else { "failed" })
}

/// Counts a call.
pub(super) fn count(operation: &'static str, caller: &Caller, outcome: &'static str, seconds: f64) {
    let labels = [("operation", operation), ("door", caller.door.as_str()), ("outcome", outcome)];
    metrics::counter!("portico_operations_total", &labels).increment(1);
    metrics::histogram!("portico_operation_seconds", &labels[..2]).record(seconds);
}
