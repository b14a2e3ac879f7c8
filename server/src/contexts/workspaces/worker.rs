//! Takes queued runs, several at once, and writes down what comes of them.
//!
//! A run is leased while a worker listens to its model. When the lease ends without an end of the run, the process
//! that held it is gone; the run waits again, and is given up when that has happened too often. Only the worker that
//! took it up last may end it, so it ends once and is paid for once.

use super::CHANNEL;
use super::answered::{Answered, Outcome};
use super::colleagues::workspace_state;
use super::spending::charge;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::woken;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{ExecutionId, TenantId, WorkspaceId};
use domain::policy::Reach;
use domain::workspaces::{
    ATTEMPTS_MAX, Bill, Execution, ExecutionCommand, ExecutionStatus, Method, Prompt, SafetyPolicy, StartExecution,
    Tuning, Turn,
};
use futures::stream::{FuturesUnordered, StreamExt};
use llama::CancelFlag;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

/// How long a run stays with a worker that is silent.
const LEASE_S: i64 = 30;
/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);
/// Runs that one process works on at once. Most of them wait for somebody else: a provider, or a place in the pool of the
/// local model.
const PLACES: usize = 6;
/// Those of them that one tenant may have: its own provider may take minutes over each, and nobody else waits for that.
const PLACES_EACH: usize = 4;
/// How often a process that has places left looks for more, while it works.
const LOOK: Duration = Duration::from_millis(250);
/// How often a decision on a run is taken at most while others write to its stream.
const TRIES: usize = 8;

/// Runs queued executions until it is dropped.
pub struct Worker {
    services: Arc<Services>,
}

/// A run that this worker has.
pub(super) struct Taken {
    pub id: ExecutionId,
    pub tenant: TenantId,
    pub prompt: Prompt,
    /// The rules that its answer is held to.
    pub safety: SafetyPolicy,
    /// The how manieth time it was taken up.
    attempt: u32,
    at: Moment,
}

impl Worker {
    /// A worker on these services.
    pub const fn new(services: Arc<Services>) -> Self {
        Self { services }
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        let work = || async {
            self.return_orphans().await?;
            self.drain().await
        };
        woken(&self.services.db, (CHANNEL, POLL), "the worker waits for the database", work).await;
    }

    /// Executes what is queued, until nothing is.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        let mut at_work = FuturesUnordered::new();
        let mut places: HashMap<TenantId, usize> = HashMap::new();
        let mut looked = Instant::now();
        // One run's fault isn't the others': they are worked on to their end, and none is begun any more.
        let mut fault = None;
        loop {
            if looked.elapsed() >= POLL {
                looked = Instant::now();
                fault = fault.or(self.return_orphans().await.err());
            }
            while fault.is_none() && at_work.len() < PLACES {
                let full = places.iter().filter(|(_, taken)| **taken >= PLACES_EACH).map(|(tenant, _)| tenant.0);
                let full: Vec<Uuid> = full.collect();
                match self.take(&full).await {
                    Ok(Some(taken)) => {
                        let tenant = taken.tenant;
                        *places.entry(tenant).or_default() += 1;
                        at_work.push(async move { (tenant, self.execute(taken).await) });
                    }
                    Ok(None) => break,
                    Err(stop) => fault = Some(stop),
                }
            }
            if at_work.is_empty() {
                return fault.map_or(Ok(()), Err);
            }
            if let Ok(Some((tenant, done))) = timeout(LOOK, at_work.next()).await {
                if let Some(taken) = places.get_mut(&tenant) {
                    *taken = taken.saturating_sub(1);
                }
                fault = fault.or(done.err());
            }
        }
    }

    /// The oldest queued run of a model that this process can ask, begun and leased; of none of the tenants that have their
    /// places taken. Whoever says something about it in the same moment writes to its stream as well: then it is sought again.
    async fn take(&self, full: &[Uuid]) -> Result<Option<Taken>, Stop> {
        for _ in 0..TRIES {
            match self.try_to_take(full).await {
                Err(stop) if stop.is_conflict() => {}
                other => return other,
            }
        }
        Ok(None)
    }

    async fn try_to_take(&self, full: &[Uuid]) -> Result<Option<Taken>, Stop> {
        let mut cx = self.context();
        let models = self.services.models.local_ids();
        let row = sqlx::query!(
            "select id, tenant_id, workspace_id, prompt, system, history, model, max_tokens, temperature, tuning, method
             from workspaces.executions where status = $1 and (not is_local or model = any($2)) and tenant_id <> all($3)
             order by created_at for update skip locked limit 1",
            ExecutionStatus::Queued.as_str(),
            &models,
            full
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let history: Vec<Turn> = serde_json::from_value(row.history).unwrap_or_default();
        let tuning: Tuning = serde_json::from_value(row.tuning).unwrap_or_default();
        let method: Method = serde_json::from_value(row.method).map_err(Stop::defect)?;
        let tenant = TenantId(row.tenant_id);
        let loaded = cx.load::<Execution>(row.id).await?;
        let safety = workspace_state(&mut cx, tenant, WorkspaceId(row.workspace_id)).await?.safety;
        let taken = Taken {
            id: ExecutionId(row.id),
            tenant,
            prompt: Prompt {
                system: row.system,
                history,
                text: row.prompt,
                model: row.model,
                max_tokens: row.max_tokens.unsigned_abs(),
                temperature: row.temperature,
                tuning,
                method,
                why: None,
            },
            safety,
            attempt: loaded.state.attempts + 1,
            at: cx.now,
        };
        cx.decide::<Execution>(row.id, &loaded, ExecutionCommand::Begin).await?;
        self.note(&mut cx, &taken, "", &Bill::default()).await?;
        cx.commit().await?;
        Ok(Some(taken))
    }

    async fn execute(&self, taken: Taken) -> Result<(), Stop> {
        let cancel = CancelFlag::default();
        // Also when this process is told to end meanwhile: nobody listens then.
        let guard = cancel.when_dropped();
        let answered = Answered::to(self, &self.services, &taken, &cancel).await;
        drop(guard);
        match answered? {
            Some(outcome) => self.end(&taken, outcome).await,
            None => self.leave(&taken).await,
        }
    }

    /// Writes down what there is and what it took, renews the lease, and says whether the run is still this worker's.
    pub(super) async fn still_mine(&self, taken: &Taken, text: &str, bill: &Bill) -> Result<bool, Stop> {
        let mut cx = self.context();
        let row = sqlx::query!(
            "select status, attempts from workspaces.executions where id = $1 and tenant_id = $2",
            taken.id.0,
            taken.tenant.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let is_mine = row.is_some_and(|row| {
            row.status == ExecutionStatus::Running.as_str() && row.attempts.unsigned_abs() == taken.attempt
        });
        if is_mine {
            self.note(&mut cx, taken, text, bill).await?;
        }
        cx.commit().await?;
        Ok(is_mine)
    }

    async fn note(&self, cx: &mut Context, taken: &Taken, text: &str, bill: &Bill) -> Result<(), Stop> {
        sqlx::query!(
            "insert into workspaces.execution_progress (execution_id, tenant_id, answer, leased_until, bill)
             values ($1, $2, $3, $4, $5)
             on conflict (execution_id) do update
             set answer = excluded.answer, leased_until = excluded.leased_until, bill = excluded.bill",
            taken.id.0,
            taken.tenant.0,
            text,
            machine_now().0 + TimeDelta::seconds(LEASE_S),
            serde_json::to_value(bill).map_err(Stop::defect)?
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        Ok(())
    }

    /// The end of the run; if somebody ended it in the same moment, or another worker has it by now, theirs stands. Whoever only
    /// said something about it was quicker, but doesn't take the answer away.
    async fn end(&self, taken: &Taken, outcome: Outcome) -> Result<(), Stop> {
        for _ in 1..TRIES {
            match self.try_to_end(taken, outcome.clone()).await {
                Ok(()) => return Ok(()),
                Err(stop) if stop.is_conflict() => {}
                // An answer isn't given up because the database is away for a moment: it would be paid for again.
                Err(stop) => {
                    tracing::warn!(%stop, execution = %taken.id, "the end of a run waits for the database");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
        self.try_to_end(taken, outcome).await
    }

    async fn try_to_end(&self, taken: &Taken, outcome: Outcome) -> Result<(), Stop> {
        let mut cx = self.context();
        let loaded = cx.load::<Execution>(taken.id.0).await?;
        let is_mine = loaded.state.status == Some(ExecutionStatus::Running) && loaded.state.attempts == taken.attempt;
        if !is_mine {
            return self.leave(taken).await;
        }
        let Outcome { command, status, bill } = outcome;
        let whole = bill.after(&loaded.state.lost);
        let latency_ms = cx.now.ms_since(taken.at);
        cx.decide::<Execution>(taken.id.0, &loaded, command).await?;
        charge(cx.tx().await?, (taken.tenant, taken.id), &whole, (status, latency_ms)).await?;
        self.forget(&mut cx, taken.id).await?;
        cx.commit().await
    }

    /// Leaves a run that somebody ended, or that another worker has, whose lease stays then.
    async fn leave(&self, taken: &Taken) -> Result<(), Stop> {
        let mut cx = self.context();
        sqlx::query!(
            "delete from workspaces.execution_progress p using workspaces.executions e
             where p.execution_id = $1 and e.id = p.execution_id and e.ended_at is not null",
            taken.id.0
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        cx.commit().await
    }

    async fn forget(&self, cx: &mut Context, id: ExecutionId) -> Result<(), Stop> {
        sqlx::query!("delete from workspaces.execution_progress where execution_id = $1", id.0)
            .execute(&mut **cx.tx().await?)
            .await?;
        Ok(())
    }

    /// Puts runs whose worker is gone back into the queue, or gives them up; and removes what workers have left of runs that
    /// somebody else ended.
    async fn return_orphans(&self) -> Result<(), Stop> {
        let mut cx = self.context();
        let orphans = sqlx::query!(
            r#"select e.id, e.tenant_id, p.bill as "bill?" from workspaces.executions e
             left join workspaces.execution_progress p on p.execution_id = e.id
             where e.status = $1 and (p.leased_until is null or p.leased_until < $2)
             order by e.id for update of e skip locked limit 100"#,
            ExecutionStatus::Running.as_str(),
            machine_now().0
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        for orphan in orphans {
            let loaded = cx.load::<Execution>(orphan.id).await?;
            let is_last = loaded.state.attempts >= ATTEMPTS_MAX;
            // What the worker wrote down last of what it took is all that anybody knows of it.
            let bill = orphan.bill.and_then(|bill| serde_json::from_value::<Bill>(bill).ok()).unwrap_or_default();
            let whole = bill.clone().after(&loaded.state.lost);
            cx.decide::<Execution>(orphan.id, &loaded, ExecutionCommand::Return { bill }).await?;
            let id = ExecutionId(orphan.id);
            if is_last {
                let (failed, tenant) = (ExecutionStatus::Failed, TenantId(orphan.tenant_id));
                let latency_ms = loaded.state.begun_at.map_or(0, |begun| cx.now.ms_since(begun));
                charge(cx.tx().await?, (tenant, id), &whole, (failed, latency_ms)).await?;
            }
            self.forget(&mut cx, id).await?;
        }
        sqlx::query!(
            "delete from workspaces.execution_progress p using workspaces.executions e
             where e.id = p.execution_id and e.ended_at is not null and p.leased_until < $1",
            machine_now().0
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        cx.commit().await
    }

    pub(super) fn context(&self) -> Context {
        let caller = Caller::system("executions", Door::Worker);
        Context::for_look::<StartExecution>(&self.services, &caller, Reach::Own)
    }
}
