//! Takes errands, several at once, and takes each as far as it gets without a person.
//!
//! An errand is leased while a worker has it. When the lease ends and nothing has, the process that held it is gone: the errand
//! goes on from its last event, and is given up when that has happened too often in a row. Only the worker that took it up last
//! writes its events.

use super::acting::under;
use super::leases::{let_go, renew, return_orphans};
use super::{CHANNEL, WAITS};
use crate::Stop;
use crate::contexts::workspaces::settle_turn;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::due;
use crate::leased::leased;
use crate::store::{Loaded, woken};
use domain::agent::{Errand, ErrandCommand, ErrandState, ErrandStatus, SendAgent};
use domain::kernel::{ErrandId, ExecutionId, Moment, TenantId};
use domain::policy::Reach;
use domain::workspaces::{Bill, ExecutionStatus};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);
/// How often the lease of an errand is renewed while something takes long.
const RENEW: Duration = Duration::from_secs(3);
/// Errands that one process works on at once. Most of them wait for a provider.
const PLACES: usize = 6;
/// Those of them that one tenant may have.
const PLACES_EACH: usize = 4;
/// How often a process that has places left looks for more, while it works.
const LOOK: Duration = Duration::from_millis(250);
/// How often a decision on an errand is taken at most while others write to its stream.
const TRIES: usize = 8;

/// Works on errands until it is dropped; cheap to clone.
#[derive(Clone)]
pub struct AgentWorker {
    pub(super) gateway: Gateway,
}

/// An errand that this worker has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub id: ErrandId,
    pub tenant: TenantId,
    /// The how manieth time it was taken up.
    pub attempt: u32,
}

/// What belongs into the transaction of a step.
#[derive(Clone, Copy)]
pub(super) enum Also<'a> {
    /// Nothing.
    Nothing,
    /// The call of this number waits until then.
    WaitsUntil(u32, Moment),
    /// What a turn took, how it ended, and after how many milliseconds.
    Took(ExecutionId, &'a Bill, (ExecutionStatus, u32)),
}

impl Taken {
    /// As places that need both know it.
    pub(super) const fn whose(self) -> (TenantId, ErrandId) {
        (self.tenant, self.id)
    }
}

impl AgentWorker {
    /// A worker behind this gateway.
    pub const fn new(gateway: Gateway) -> Self {
        Self { gateway }
    }

    /// Everything beside a transaction.
    pub(super) fn services(&self) -> &Arc<Services> {
        self.gateway.services()
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        let work = || async {
            return_orphans(&mut self.context()).await?;
            self.drain().await
        };
        woken(&self.services().db, (CHANNEL, POLL), "the agent waits for the database", work).await;
    }

    /// Takes errands up and on until none can go any further without a person.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        // Each errand is a task of its own, so that none waits for what another one holds.
        let mut at_work = JoinSet::new();
        let mut places: HashMap<TenantId, usize> = HashMap::new();
        let mut looked = Instant::now();
        // One errand's fault isn't the others': they are worked on, and none is begun any more.
        let mut fault = None;
        loop {
            if looked.elapsed() >= POLL {
                looked = Instant::now();
                fault = fault.or(return_orphans(&mut self.context()).await.err());
            }
            while fault.is_none() && at_work.len() < PLACES {
                let full = places.iter().filter(|(_, taken)| **taken >= PLACES_EACH).map(|(tenant, _)| tenant.0);
                let full: Vec<Uuid> = full.collect();
                match self.take(&full).await {
                    Ok(Some(taken)) => {
                        *places.entry(taken.tenant).or_default() += 1;
                        let worker = self.clone();
                        at_work.spawn(async move { (taken.tenant, worker.work_on(taken).await) });
                    }
                    Ok(None) => break,
                    Err(stop) => fault = Some(stop),
                }
            }
            if at_work.is_empty() {
                return fault.map_or(Ok(()), Err);
            }
            match timeout(LOOK, at_work.join_next()).await {
                Ok(Some(Ok((tenant, done)))) => {
                    if let Some(taken) = places.get_mut(&tenant) {
                        *taken = taken.saturating_sub(1);
                    }
                    fault = fault.or(done.err());
                }
                Ok(Some(Err(broken))) => fault = fault.or(Some(Stop::defect(broken))),
                Ok(None) | Err(_) => {}
            }
        }
    }

    /// The oldest errand that waits for a worker, begun and leased; of none of the tenants that have their places taken.
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
        let row = sqlx::query!(
            "select id, tenant_id from agent.errands where status = $1 and tenant_id <> all($2)
             order by created_at for update skip locked limit 1",
            ErrandStatus::Queued.as_str(),
            full
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let loaded = cx.load::<Errand>(row.id).await?;
        let attempt = loaded.state.attempts + 1;
        let taken = Taken { id: ErrandId(row.id), tenant: TenantId(row.tenant_id), attempt };
        under(&mut cx, taken.id);
        cx.decide::<Errand>(row.id, &loaded, ErrandCommand::Begin).await?;
        renew(&mut cx, &taken).await?;
        cx.commit().await?;
        Ok(Some(taken))
    }

    async fn work_on(&self, taken: Taken) -> Result<(), Stop> {
        self.get_on(taken).await?;
        let mut cx = self.context();
        let_go(&mut cx, &taken).await?;
        cx.commit().await
    }

    /// The errand's state while it is this worker's.
    pub(super) async fn mine(&self, taken: Taken) -> Result<Option<ErrandState>, Stop> {
        let mut cx = self.context();
        let loaded = cx.load::<Errand>(taken.id.0).await?;
        if !is_mine(&loaded, taken) {
            return Ok(None);
        }
        renew(&mut cx, &taken).await?;
        cx.commit().await?;
        Ok(Some(loaded.state))
    }

    /// What comes of something that takes long, while the lease is renewed. `None` where the errand isn't this worker's any
    /// more: what was begun is dropped.
    pub(super) async fn kept<T>(&self, taken: Taken, work: impl Future<Output = T>) -> Result<Option<T>, Stop> {
        let renew = || async {
            match self.mine(taken).await {
                Ok(mine) => Ok(mine.is_some()),
                // The lease holds for a while, and the work goes on meanwhile.
                Err(stop) => {
                    tracing::warn!(%stop, errand = %taken.id, "a lease couldn't be renewed");
                    Ok::<_, Stop>(true)
                }
            }
        };
        leased(work, RENEW, renew).await
    }

    /// Writes a step down, with what belongs into its transaction; `false` where the errand isn't this worker's any more, or is
    /// past it. What a call has done is written down whoever has the errand.
    pub(super) async fn note(&self, taken: Taken, command: ErrandCommand, also: Also<'_>) -> Result<bool, Stop> {
        for _ in 0..TRIES {
            let mut cx = self.context();
            under(&mut cx, taken.id);
            let loaded = cx.load::<Errand>(taken.id.0).await?;
            if !is_mine(&loaded, taken) && !matches!(command, ErrandCommand::Make { .. }) {
                return Ok(false);
            }
            match cx.decide::<Errand>(taken.id.0, &loaded, command.clone()).await {
                Ok(()) => {}
                Err(stop) if stop.is_conflict() => continue,
                Err(Stop::Refused(refusal)) => {
                    tracing::debug!(errand = %taken.id, code = %refusal.code, "an errand is past a step");
                    return Ok(false);
                }
                Err(stop) => return Err(stop),
            }
            let tx = cx.tx().await?;
            match also {
                Also::Nothing => {}
                Also::WaitsUntil(call, at) => {
                    due::put(tx, taken.tenant, WAITS, &format!("{}/{call}", taken.id), at).await?;
                }
                Also::Took(turn, bill, end) => settle_turn(tx, (taken.tenant, turn), bill, end).await?,
            }
            cx.commit().await?;
            return Ok(true);
        }
        Ok(false)
    }

    /// As [`AgentWorker::note`], and nothing belongs to it.
    pub(super) async fn write(&self, taken: Taken, command: ErrandCommand) -> Result<bool, Stop> {
        self.note(taken, command, Also::Nothing).await
    }

    pub(super) fn context(&self) -> Context {
        let caller = Caller::system("agent", Door::Agent);
        Context::for_look::<SendAgent>(self.services(), &caller, Reach::Own)
    }
}

fn is_mine(loaded: &Loaded<Errand>, taken: Taken) -> bool {
    loaded.state.status == Some(ErrandStatus::Working) && loaded.state.attempts == taken.attempt
}
