//! What the gateway tells the audit about a call: the one place where accesses come from, beside signing in and out.

use super::{Access, write};
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::Db;
use domain::catalogue::Entry;
use domain::kernel::AuditLevel;
use domain::platform::AccessKind;
use domain::policy::{Actor, Reach};
use domain::{Operation, Refusal};
use std::time::Instant;
use uuid::Uuid;

/// The thing that an operation is about, where its template names one; asked before the handler takes the operation.
pub fn subject_of<O: Operation>(operation: &O) -> Option<Uuid> {
    O::REST.filter(|rest| rest.path.contains("{id}"))?;
    serde_json::to_value(operation).ok()?.get("id")?.as_str()?.parse().ok()
}

/// Records a refusal that was decided against somebody: a permission that they lack, a thing of another tenant that
/// they asked for, or a limit that they have used up. Not a wrong input, and not whoever isn't signed in.
pub async fn refused(services: &Services, caller: &Caller, entry: &Entry, subject: Option<Uuid>, refusal: &Refusal) {
    let Some(actor) = &caller.actor else { return };
    let with = |name| match refusal.params.get(name) {
        Some(value) => format!("{} {value}", refusal.code),
        None => refusal.code.to_string(),
    };
    let reason = match refusal.status {
        403 => with("permission"),
        // Which limit; of its end the next minute's row tells again.
        429 => with("limit"),
        404 => match is_foreign(&services.db, actor, subject).await {
            Ok(Some(id)) => format!("{} {id}", refusal.code),
            Ok(None) => return,
            Err(error) => return tracing::error!(%error, "a refusal can't be looked into"),
        },
        _ => return,
    };
    let access = Access::by(caller, entry.name, AccessKind::Refused, services.clock.now()).because(reason);
    keep(services, access, &refusal.code).await;
}

/// Records that a sign-in failed: of whom, if the address is known.
pub async fn sign_in_failed(services: &Services, caller: &Caller, of: Option<&Actor>) {
    let access = Access::by(caller, "identity.sign_in", AccessKind::SignInFailed, services.clock.now());
    let access = of.map_or_else(|| access.clone(), |actor| access.clone().of_actor(actor));
    keep(services, access, "wrong_credentials").await;
}

/// Records that a list leaves as a file.
///
/// # Errors
/// When the database isn't there: then nothing leaves.
pub async fn exported(services: &Services, caller: &Caller, operation: &'static str) -> Result<(), Stop> {
    let access = Access::by(caller, operation, AccessKind::Exported, services.clock.now());
    write_alone(services, &[access]).await
}

/// Records a look that succeeded, if it is of a sort that is recorded, in its own transaction: what can't be recorded
/// isn't answered. A sensitive read is written each time; of the same look beyond one's own tenant, at the same thing
/// if it names one, the first, and the others of that minute as a count.
///
/// # Errors
/// When the database isn't there.
pub async fn used(cx: &mut Context, entry: &Entry, subject: Option<Uuid>) -> Result<(), Stop> {
    // The installation itself works beyond all tenants; only an operator's look from the command line is somebody's.
    let is_somebody = cx.caller.actor.is_some() || cx.caller.door == Door::CommandLine;
    if !is_somebody || cx.caller.notes.noted().goes_on {
        return Ok(());
    }
    let what = match (entry.attributes.audit, cx.reach()) {
        (AuditLevel::Sensitive, _) => AccessKind::ReadSensitive,
        (AuditLevel::Standard, Reach::Platform) => AccessKind::FarReach,
        (AuditLevel::Standard, Reach::Own) => {
            // What somebody looks at as another person is recorded, by the minute.
            if cx.caller.on_behalf_of().is_some() {
                let access = Access::by(&cx.caller, entry.name, AccessKind::Impersonated, cx.now);
                keep(&cx.services, access, "").await;
            }
            return Ok(());
        }
    };
    let access = Access::by(&cx.caller, entry.name, what, cx.now);
    if what == AccessKind::ReadSensitive {
        return write_within(cx, &[access]).await;
    }
    let (services, of) = (cx.services.clone(), subject.map(|id| id.to_string()).unwrap_or_default());
    let due = services.audit.repeats.admit(access.clone(), &of, Instant::now());
    if due.is_empty() {
        return Ok(());
    }
    let written = write_within(cx, &due).await;
    if written.is_err() {
        services.audit.repeats.not_written(&access, &of);
    }
    written
}

/// Writes accesses in the transaction of the call, and commits it.
async fn write_within(cx: &mut Context, accesses: &[Access]) -> Result<(), Stop> {
    let services = cx.services.clone();
    for access in accesses {
        write(cx.tx().await?, &services.keys, access).await?;
    }
    cx.commit().await
}

/// The id of a thing that is there and another tenant's. What isn't there was only a wrong address.
async fn is_foreign(db: &Db, actor: &Actor, subject: Option<Uuid>) -> Result<Option<Uuid>, Stop> {
    let Some(id) = subject else { return Ok(None) };
    let mut tx = db.as_system("whose it is").await?;
    let found = sqlx::query_scalar!(
        "select stream_id from log.events where stream_id = $1 and tenant_id <> $2 limit 1",
        id,
        actor.tenant_id.0
    );
    Ok(found.fetch_optional(&mut *tx).await?)
}

/// Writes what isn't a mere repetition. The caller is refused either way; a fault is ours to notice.
async fn keep(services: &Services, access: Access, code: &str) {
    let due = services.audit.repeats.admit(access.clone(), code, Instant::now());
    if let Err(error) = write_alone(services, &due).await {
        services.audit.repeats.not_written(&access, code);
        tracing::error!(%error, "an access can't be recorded");
    }
}

/// Writes accesses in a short transaction of their own.
pub(super) async fn write_alone(services: &Services, accesses: &[Access]) -> Result<(), Stop> {
    if accesses.is_empty() {
        return Ok(());
    }
    let mut tx = services.db.as_system("record accesses").await?;
    for access in accesses {
        write(&mut tx, &services.keys, access).await?;
    }
    Ok(tx.commit().await?)
}
