//! The task that runs a job. The handler's effects and the mark that the job is done commit in one transaction, so that
//! a job that two workers take up, because one was thought to be gone, happens once.

use super::progress::Noted;
use super::task::Task;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::identity;
use crate::gateway::{Caller, Door, Gateway, Worked};
use crate::live::nudge_all;
use crate::store::{Db, Tx, clock_of};
use domain::Refusal;
use domain::kernel::{ApiKeyId, JobId, PersonId, TenantId};
use domain::platform::{JobStatus, ThingKind};
use domain::policy::Actor;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

/// Runs a job.
#[derive(Debug, Serialize, Deserialize)]
pub struct RunJob {
    /// The job.
    pub job: JobId,
}

/// A job that was taken.
struct Taken {
    tenant_id: Option<Uuid>,
    person_id: Option<Uuid>,
    key_id: Option<Uuid>,
    impersonator: Option<Value>,
    operation: String,
    input: Value,
    attempts: i32,
    correlation_id: String,
    trace_id: String,
}

impl Task for RunJob {
    const NAME: &'static str = "run_job";
    // One more than the job's own, so that the job notices the end of its attempts and can say so.
    const ATTEMPTS_MAX: i16 = JOB_ATTEMPTS_MAX as i16 + 1;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let (id, db) = (self.job, gateway.services().db.clone());
        let Some(taken) = take(&db, id).await? else { return Ok(()) };
        let (attempts, whose) = (taken.attempts, (id, taken.tenant_id.map(TenantId)));
        if attempts > JOB_ATTEMPTS_MAX {
            return end(&db, whose, "interrupted").await;
        }
        let progress = Arc::new(Noted::new(db.clone(), id, whose.1));
        let worked = match caller(&db, &taken).await? {
            Some(caller) => gateway.work(&taken.operation, caller, taken.input, progress).await,
            None => Err(Refusal::not_signed_in()),
        };
        match worked {
            Ok(worked) => finish(worked, whose).await,
            Err(refusal) if passes(&refusal) && attempts < JOB_ATTEMPTS_MAX => {
                again(&db, whose, &refusal.code).await?;
                Err(Stop::defect(refusal.code))
            }
            Err(refusal) => end(&db, whose, &refusal.code).await,
        }
    }
}

/// After so many attempts a job has failed.
const JOB_ATTEMPTS_MAX: i32 = 8;

/// What a later attempt may get over: our own faults, and somebody else who was quicker.
fn passes(refusal: &Refusal) -> bool {
    refusal.status >= 500 || refusal.code == "conflict"
}

/// A job, and the tenant that it is of.
type Whose = (JobId, Option<TenantId>);

/// Whoever looks at it is told.
fn changed(tx: &mut Tx, (id, tenant): Whose) {
    nudge_all(tx, tenant, (ThingKind::Job, Some(id.0)));
}

/// Begins an attempt; `None` where the job has ended or was cancelled meanwhile.
async fn take(db: &Db, id: JobId) -> Result<Option<Taken>, Stop> {
    let mut tx = db.as_system("take a job").await?;
    let taken = sqlx::query_as!(
        Taken,
        "update platform.jobs
         set status = $2, attempts = attempts + 1, done = 0, total = null, started_at = coalesce(started_at, $3)
         where id = $1 and status in ('queued', 'running')
         returning tenant_id, person_id, key_id, impersonator, operation, input, attempts, correlation_id, trace_id",
        id.0,
        JobStatus::Running.as_str(),
        machine_now().0
    )
    .fetch_optional(&mut *tx)
    .await?;
    if let Some(taken) = &taken {
        changed(&mut tx, (id, taken.tenant_id.map(TenantId)));
    }
    tx.commit().await?;
    Ok(taken)
}

/// Who ordered it, with the rights that they have now; `None` where they are no longer a member, or the key that it was
/// ordered with has ended.
async fn caller(db: &Db, taken: &Taken) -> Result<Option<Caller>, Stop> {
    let caller = match (taken.person_id, taken.tenant_id.map(TenantId)) {
        (Some(person), Some(tenant)) => {
            let test_clock = clock_of(&mut *db.as_system("clock of a job").await?, tenant).await?;
            let actor = match taken.key_id {
                Some(key) => identity::actor_of_key(db, ApiKeyId(key)).await?,
                None => identity::actor_of_member(db, PersonId(person), tenant).await?,
            };
            let impersonator = taken.impersonator.clone().and_then(|it| serde_json::from_value(it).ok());
            let actor = actor.map(|actor| Actor { impersonator, ..actor });
            actor.map(|actor| Caller { test_clock, ..Caller::person(actor, Door::Worker) })
        }
        _ => Some(Caller::system("job", Door::Worker)),
    };
    Ok(caller.map(|caller| Caller {
        request_id: taken.correlation_id.clone(),
        trace_id: taken.trace_id.clone(),
        ..caller
    }))
}

/// The mark in the transaction of the effects. Where the job is no longer running they are given up.
async fn finish(mut worked: Worked, whose: Whose) -> Result<(), Stop> {
    let marked = sqlx::query!(
        "update platform.jobs set status = $2, result = $3, input = 'null', error = null, ended_at = $4
         where id = $1 and status = $5",
        whose.0.0,
        JobStatus::Done.as_str(),
        worked.output,
        machine_now().0,
        JobStatus::Running.as_str()
    )
    .execute(&mut **worked.cx.tx().await?)
    .await?
    .rows_affected();
    changed(worked.cx.tx().await?, whose);
    if marked == 1 { worked.cx.commit().await } else { Ok(()) }
}

/// The job waits for its next attempt.
async fn again(db: &Db, whose: Whose, code: &str) -> Result<(), Stop> {
    let mut tx = db.as_system("a job waits").await?;
    sqlx::query!(
        "update platform.jobs set status = $2, error = $3 where id = $1 and status = $4",
        whose.0.0,
        JobStatus::Queued.as_str(),
        code,
        JobStatus::Running.as_str()
    )
    .execute(&mut *tx)
    .await?;
    changed(&mut tx, whose);
    tx.commit().await?;
    Ok(())
}

/// The job has failed. What it was asked is kept, so that it can be tried again.
async fn end(db: &Db, whose: Whose, code: &str) -> Result<(), Stop> {
    let mut tx = db.as_system("a job failed").await?;
    sqlx::query!(
        "update platform.jobs set status = $2, error = $3, ended_at = $4 where id = $1 and status = $5",
        whose.0.0,
        JobStatus::Failed.as_str(),
        code,
        machine_now().0,
        JobStatus::Running.as_str()
    )
    .execute(&mut *tx)
    .await?;
    changed(&mut tx, whose);
    tx.commit().await?;
    Ok(())
}
