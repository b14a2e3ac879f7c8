//! Takes turns of runs, several at once. A turn is leased while it is worked on, and the lease renewed; when a process goes away
//! the lease runs out, and the next one takes the same turn. Only who has the turn may end it, and what the step did, its
//! event and the mark that it is done commit together, so nothing is done twice.

use super::{CHANNEL, carry, starts};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::contexts::identity::{actor_of_key, actor_of_member};
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::leased::leased;
use crate::store::{self, Loaded, clock_of, woken};
use chrono::TimeDelta;
use domain::kernel::{PipelineRunId, TenantId};
use domain::pipelines::{PipelineRun, PipelineRunState, RunPipeline};
use domain::policy::Reach;
use futures::future::join_all;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// How long a turn stays with a worker that is silent.
const LEASE_S: i64 = 15;
/// How often the lease is renewed.
const RENEW: Duration = Duration::from_secs(4);
/// The net under the notifications.
const POLL: Duration = Duration::from_secs(1);
/// Turns that one process works on at once.
const PLACES: usize = 4;
/// The longest pause after a turn has failed by itself.
const PAUSE_S: i64 = 5;

/// Carries runs of pipelines out until it is dropped.
pub struct Worker {
    gateway: Gateway,
}

/// A turn that this worker has.
pub(super) struct Taken {
    pub run: PipelineRunId,
    pub tenant: TenantId,
    /// Whose lease it is.
    pub by: Uuid,
}

impl Worker {
    /// A worker on this gateway.
    pub const fn new(gateway: Gateway) -> Self {
        Self { gateway }
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        let db = &self.gateway.services().db;
        woken(db, (CHANNEL, POLL), "pipelines wait for the database", || self.drain()).await;
    }

    /// Begins what is to be begun, and takes turns until none is ready.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        starts::begin_all(self.services()).await?;
        // One turn's fault isn't the others': they are worked on to their end.
        join_all((0..PLACES).map(|_| self.take_turns())).await.into_iter().collect()
    }

    async fn take_turns(&self) -> Result<(), Stop> {
        while let Some(taken) = self.take().await? {
            if let Err(stop) = self.turn(&taken).await {
                // Somebody was quicker, or something broke: the turn comes again.
                let pause_s = if stop.is_conflict() { 0 } else { PAUSE_S };
                tracing::warn!(%stop, run = %taken.run, "a turn of a pipeline came to nothing");
                self.give_back(&taken, pause_s).await?;
            }
        }
        Ok(())
    }

    fn services(&self) -> &Arc<Services> {
        self.gateway.services()
    }

    /// The turn that has been ready for the longest, leased.
    async fn take(&self) -> Result<Option<Taken>, Stop> {
        let mut tx = self.services().db.as_system("take a turn of a pipeline").await?;
        let (now, by) = (machine_now().0, new_id());
        let row = sqlx::query!(
            "update pipelines.pipeline_turns set leased_until = $2, worker = $3
             where run_id = (select run_id from pipelines.pipeline_turns
                             where ready_at <= $1 and (leased_until is null or leased_until < $1)
                             order by ready_at for update skip locked limit 1)
             returning run_id, tenant_id",
            now,
            now + TimeDelta::seconds(LEASE_S),
            by
        )
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(row.map(|row| Taken { run: PipelineRunId(row.run_id), tenant: TenantId(row.tenant_id), by }))
    }

    /// One step of one run.
    async fn turn(&self, taken: &Taken) -> Result<(), Stop> {
        let loaded = self.load(taken).await?;
        let caller = self.caller(taken, &loaded.state).await?;
        let turn = carry::Turn { gateway: &self.gateway, taken, caller, loaded };
        let renew = || async { self.renew(taken).await.map(|()| true) };
        leased(turn.carry(), RENEW, renew).await?.unwrap_or(Ok(()))
    }

    async fn load(&self, taken: &Taken) -> Result<Loaded<PipelineRun>, Stop> {
        let services = self.services();
        let mut tx = services.db.as_system("a turn of a pipeline").await?;
        store::load::<PipelineRun>(&mut tx, &services.keys, taken.run.0).await
    }

    /// Whose rights the run has, as they are now; none where they are no longer a member, or their key has ended.
    async fn caller(&self, taken: &Taken, state: &PipelineRunState) -> Result<Option<Caller>, Stop> {
        let db = &self.services().db;
        let actor = match (state.key, state.started_by) {
            (Some(key), _) => actor_of_key(db, key).await?,
            (None, Some(person)) => actor_of_member(db, person, taken.tenant).await?,
            (None, None) => None,
        };
        let Some(actor) = actor else { return Ok(None) };
        let test_clock = clock_of(&mut *db.as_system("clock of a pipeline").await?, taken.tenant).await?;
        // What its steps do is found again by the run's id.
        let request_id = taken.run.0.simple().to_string();
        let caller = Caller::person(actor, Door::Pipeline);
        Ok(Some(Caller { test_clock, trace_id: request_id.clone(), request_id, ..caller }))
    }

    async fn renew(&self, taken: &Taken) -> Result<(), Stop> {
        let mut tx = self.services().db.as_system("a turn of a pipeline goes on").await?;
        sqlx::query!(
            "update pipelines.pipeline_turns set leased_until = $3 where run_id = $1 and worker = $2",
            taken.run.0,
            taken.by,
            machine_now().0 + TimeDelta::seconds(LEASE_S)
        )
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    async fn give_back(&self, taken: &Taken, pause_s: i64) -> Result<(), Stop> {
        let mut tx = self.services().db.as_system("a turn of a pipeline comes again").await?;
        sqlx::query!(
            "update pipelines.pipeline_turns set ready_at = $3, leased_until = null, worker = null
             where run_id = $1 and worker = $2",
            taken.run.0,
            taken.by,
            machine_now().0 + TimeDelta::seconds(pause_s)
        )
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }
}

/// A context for what the worker writes in the name of whoever the run is for; of the installation where that is nobody any
/// more.
pub(super) fn context(services: &Arc<Services>, caller: Option<&Caller>) -> Context {
    match caller {
        Some(caller) => Context::for_look::<RunPipeline>(services, caller, Reach::Own),
        None => Context::of_worker(services, Caller::system("pipelines", Door::Worker), "pipelines.run_pipeline"),
    }
}
