//! The saga that erases a person: the account is blocked, a period of grace passes, the keys are destroyed, every context
//! forgets, and a certificate says so.

use super::sessions::revoke_all;
use crate::Stop;
use crate::contexts::FORGET;
use crate::gateway::Context;
use crate::sagas::{Action, Definition, Run, Step, Undo};
use chrono::TimeDelta;
use domain::Moment;
use domain::identity::{Person, PersonCommand};
use domain::kernel::PersonId;
use futures::future::BoxFuture;
use serde_json::{Value, json};
use std::time::Duration;

/// Erases a person.
pub const ERASE_PERSON: Definition = Definition {
    name: "erase_person",
    steps: &[
        step("block", Action::Inside(block), Undo::Inside(unblock)),
        step("grace", Action::Wait(grace), Undo::Nothing),
        Step { no_return: true, ..step("destroy_keys", Action::Inside(destroy_keys), Undo::Nothing) },
        step("forget", Action::Inside(forget), Undo::Nothing),
        step("certify", Action::Inside(certify), Undo::Nothing),
    ],
};

const fn step(name: &'static str, action: Action, undo: Undo) -> Step {
    Step { name, action, undo, attempts_max: 5, timeout: Duration::from_secs(60), no_return: false }
}

fn person(run: &Run) -> Result<PersonId, Stop> {
    serde_json::from_value(run.input["person"].clone()).map_err(Stop::defect)
}

async fn decide(cx: &mut Context, run: &Run, command: PersonCommand) -> Result<(), Stop> {
    let id = person(run)?.0;
    let loaded = cx.load::<Person>(id).await?;
    cx.decide::<Person>(id, &loaded, command).await
}

/// Nobody signs in as them any more, and who has is put out.
fn block<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        decide(cx, run, PersonCommand::Block).await?;
        revoke_all(cx.tx().await?, person(run)?).await?;
        Ok(Value::Null)
    })
}

fn unblock<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        decide(cx, run, PersonCommand::Unblock).await?;
        Ok(Value::Null)
    })
}

fn grace<'a>(cx: &'a mut Context, _: &'a Run) -> BoxFuture<'a, Result<Moment, Stop>> {
    Box::pin(async move { Ok(Moment(cx.now.0 + TimeDelta::days(i64::from(cx.services.erasure_grace_days)))) })
}

/// The point of no return: from this commit on nobody can read what the keys sealed.
fn destroy_keys<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let (services, person) = (cx.services.clone(), person(run)?);
        let mut keys = services.keys.erase_subject(cx.tx().await?, person.0).await?;
        // An invitation from before they had their account lies under a key of its own.
        let invited = sqlx::query_scalar!(
            "select subject from identity.invitations where person_id = $1 and subject <> $1",
            person.0
        );
        for subject in invited.fetch_all(&mut **cx.tx().await?).await? {
            keys += services.keys.erase_subject(cx.tx().await?, subject).await?;
        }
        Ok(json!(keys))
    })
}

fn forget<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        decide(cx, run, PersonCommand::Erase).await?;
        let person = person(run)?;
        for (_, forget) in FORGET {
            forget(cx.tx().await?, person).await?;
        }
        Ok(json!(FORGET.iter().map(|(context, _)| *context).collect::<Vec<_>>()))
    })
}

fn certify<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let keys_destroyed = run.output("destroy_keys").and_then(Value::as_u64).unwrap_or_default();
        let contexts = run.output("forget").cloned().unwrap_or_default();
        let contexts = serde_json::from_value(contexts).map_err(Stop::defect)?;
        decide(cx, run, PersonCommand::Certify { saga: run.id, keys_destroyed, contexts }).await?;
        Ok(Value::Null)
    })
}
