//! The way of every call, written once: permission, validation, transaction, handler, commit, count.

use super::idempotency::{self, Begun};
use super::{Answer, Caller, Context, Rule, Services, plan};
use crate::Stop;
use crate::audit;
use crate::contexts::identity::is_known_device;
use domain::catalogue::Entry;
use domain::kernel::{Access, LimitClass, validate};
use domain::policy::may_ask;
use domain::{Operation, Refusal};
use futures::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What stands between the pipeline and one handler: the handler with its operation, waiting for the context.
pub(super) type Step<T> = Box<dyn for<'a> FnOnce(&'a mut Context) -> BoxFuture<'a, Result<T, Stop>> + Send>;

/// Runs a call through to its commit. `read` makes the operation once the caller may ask at all.
pub(super) async fn run<O: Operation, T>(
    services: &Arc<Services>,
    caller: Caller,
    read: impl FnOnce() -> Result<O, Refusal>,
    form: Option<Form<T>>,
    step: impl FnOnce(O) -> Step<T>,
) -> Result<Answer<T>, Refusal> {
    let started = Instant::now();
    let entry = const { &Entry::of::<O>() };
    let mut cx = Context::of_call(services, caller, entry);
    let mut subject = None;
    let result = guarded(&mut cx, entry, read, form, step, &mut subject).await;
    if cx.caller.stage.is_some() {
        cx.leave_stage(result.is_ok()).await.map_err(Stop::into_refusal)?;
        return result.map(|output| Answer { output, effects: Vec::new(), version: cx.version });
    }
    if let Err(refusal) = &result {
        audit::refused(services, &cx.caller, entry, subject, refusal).await;
    }
    conclude(services, entry, &cx.caller, result.as_ref().err(), started.elapsed());
    result.map(|output| Answer { output, effects: cx.effects, version: cx.version })
}

async fn guarded<O: Operation, T>(
    cx: &mut Context,
    entry: &'static Entry,
    read: impl FnOnce() -> Result<O, Refusal>,
    form: Option<Form<T>>,
    step: impl FnOnce(O) -> Step<T>,
    subject: &mut Option<Uuid>,
) -> Result<T, Refusal> {
    let operation = let_in(&cx.services, entry, &cx.caller, read).await?;
    *subject = audit::subject_of(&operation);
    let done = match form {
        Some(form) => once(cx, entry, operation, &form, step).await,
        None => step(operation)(cx).await,
    };
    let output = done.map_err(|stop| refusal_of(cx, entry, stop))?;
    end(cx, entry, *subject).await.map_err(|stop| refusal_of(cx, entry, stop))?;
    Ok(output)
}

/// The refusal that a call ends with. A defect of ours is noted for those who run the platform.
pub(super) fn refusal_of(cx: &Context, entry: &Entry, stop: Stop) -> Refusal {
    let Caller { stage: None, request_id, .. } = &cx.caller else { return stop.into_refusal() };
    cx.services.defects.note_stop(&stop, entry.name, cx.caller.subject(), request_id);
    stop.into_refusal()
}

/// What stands before every handler: limits, permission, and an input that is valid.
pub(super) async fn let_in<O: Operation>(
    services: &Services,
    entry: &'static Entry,
    caller: &Caller,
    read: impl FnOnce() -> Result<O, Refusal>,
) -> Result<O, Refusal> {
    caller.notes.begun(entry.name);
    let class = entry.attributes.limit;
    admit(services, caller, &Rule::of_call(caller, class)).await?;
    check_access(entry, caller)?;
    plan::check_budget(services, entry, caller).await?;
    let operation = read()?;
    validate(&operation)?;
    if matches!(class, LimitClass::SignIn | LimitClass::Mail) && caller.system.is_none() {
        let input = serde_json::to_value(&operation).unwrap_or_default();
        if let Some(email) = input.get("email").and_then(Value::as_str) {
            admit(services, caller, &[of_attempt(services, caller, email, class).await]).await?;
        }
    }
    Ok(operation)
}

/// What an attempt in somebody's name counts against. That of a browser in which the person has signed in before counts
/// apart: nobody locks them out there by failing elsewhere.
async fn of_attempt(services: &Services, caller: &Caller, email: &str, class: LimitClass) -> Rule {
    if let (LimitClass::SignIn, Some(device)) = (class, &caller.device) {
        match is_known_device(&services.db, device, email).await {
            Ok(true) => return Rule::of_device(device, email),
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "a browser can't be recognised"),
        }
    }
    Rule::of_email(email, class)
}

async fn admit(services: &Services, caller: &Caller, rules: &[Rule]) -> Result<(), Refusal> {
    if rules.is_empty() || caller.stage.is_some() || caller.notes.noted().goes_on {
        return Ok(());
    }
    let (standings, refused) = match services.limits.admit(rules).await {
        Ok(standings) => (standings, None),
        Err((refusal, standings)) => (standings, Some(refusal)),
    };
    caller.notes.noted().standings.extend(standings);
    refused.map_or(Ok(()), |refusal| Err(plan::explain(services, caller, refusal)))
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
            end(cx, entry, None).await?;
            Ok(output)
        }
    }
}

/// Makes durable what a call has done. A version that the caller asked for and that no decision was compared with can't
/// be promised.
async fn end(cx: &mut Context, entry: &Entry, subject: Option<Uuid>) -> Result<(), Stop> {
    if cx.caller.stage.is_some() {
        return Ok(());
    }
    if entry.kind.only_reads() {
        return audit::used(cx, entry, subject).await;
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
///
/// # Errors
/// What [`may_ask`] refuses with; `session_needed` for a key where a person has to ask.
pub fn check_access(entry: &Entry, caller: &Caller) -> Result<(), Refusal> {
    if caller.system.is_some() {
        return Ok(());
    }
    may_ask(caller.actor.as_ref(), entry.access, &entry.attributes)?;
    // What needs no permission is about the person themselves, and no key or app was given a part of that.
    let is_bounded = caller.actor.as_ref().is_some_and(|actor| actor.ceiling.is_some());
    if is_bounded && entry.access == Access::SignedIn && !entry.kind.only_reads() {
        return Err(Refusal::new(403, "session_needed"));
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
            ("missing", path) => Refusal::invalid_field(&below(path, quoted), "required"),
            ("unknown", path) if why.starts_with("unknown field") => {
                Refusal::invalid_field(&below(path, quoted), "unknown_field")
            }
            ("unknown", path) => Refusal::invalid_field(path, "not_allowed"),
            (_, ".") => Refusal::malformed(why),
            (_, path) => Refusal::invalid_field(path, "wrong_type"),
        }
    })
}

/// A member's path, `a.b`. The path of what doesn't belong somewhere names it already, or the place where it stands.
fn below(path: &str, member: &str) -> String {
    match path {
        "." => member.to_owned(),
        path if path == member || path.ends_with(&format!(".{member}")) => path.to_owned(),
        path => format!("{path}.{member}"),
    }
}

/// How a call ended, as metrics have it.
fn outcome(refusal: Option<&Refusal>) -> &'static str {
    refusal.map_or("ok", |refusal| if refusal.status < 500 { "refused" } else { "failed" })
}

/// Counts a call: in the process' metrics, in the tenant's use, and in the notes of the request.
pub(super) fn conclude(
    services: &Services,
    entry: &'static Entry,
    caller: &Caller,
    refusal: Option<&Refusal>,
    took: Duration,
) {
    let outcome = outcome(refusal);
    let labels = [("operation", entry.name), ("door", caller.door.as_str()), ("outcome", outcome)];
    metrics::counter!("portico_operations_total", &labels).increment(1);
    metrics::histogram!("portico_operation_seconds", &labels[..2]).record(took.as_secs_f64());
    if !caller.notes.noted().goes_on {
        services.usage.count(caller, entry.name, outcome, took);
        if plan::counts(caller, refusal) {
            services.usage.count_for_plan(caller);
        }
    }
    caller.notes.call(entry.name, caller, refusal);
}
