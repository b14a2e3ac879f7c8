//! Works on runs, several at once, and writes down what comes of them.
//!
//! A run is leased while a worker listens to its model. When the lease ends without an end of the run, the process
//! that held it is gone; the run waits again, and is given up when that has happened too often. Only the worker that
//! took it up last may end it, so it ends once and is paid for once.

use super::CHANNEL;
use super::answered::{Answered, Outcome};
use super::places::{Place, Places};
use super::projection::count;
use super::run_end::RunEnd;
use super::spending::charge;
use super::taking::{TRIES, Taken, leased_until};
use super::word_of_runs::tell;
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::{Loaded, woken};
use domain::kernel::{Aggregate, ExecutionId};
use domain::policy::Reach;
use domain::workspaces::{Bill, Execution, ExecutionStatus, StartExecution};
use llama::CancelFlag;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep};

/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);
/// Before work is begun anew after a fault of the database.
const PAUSE: Duration = Duration::from_secs(1);
/// Before an end is written down anew after a fault of the database.
const AGAIN: Duration = Duration::from_millis(250);

/// Runs queued executions until it is dropped; cheap to clone.
#[derive(Clone)]
pub struct Worker {
    pub(super) services: Arc<Services>,
}

impl Worker {
    /// A worker on these services.
    pub const fn new(services: Arc<Services>) -> Self {
        Self { services }
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        let places = self.services.run_places.open();
        let ring = || async {
            places.ring();
            Ok::<_, Stop>(())
        };
        let hear = woken(&self.services.db, (CHANNEL, POLL), "word of new runs waits for the database", ring);
        tokio::join!(hear, self.go_on(&places));
    }

    async fn go_on(&self, places: &Arc<Places>) {
        loop {
            match self.work_at(places, None).await {
                Ok(()) => places.told().await,
                Err(error) => {
                    tracing::warn!(%error, "the worker waits for the database");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// Executes what is queued, until nothing is.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        self.work_at(&Arc::default(), Some(Instant::now())).await
    }

    /// Works until nothing is at work and nothing waits. `looked` is when lost runs were looked for last.
    async fn work_at(&self, places: &Arc<Places>, mut looked: Option<Instant>) -> Result<(), Stop> {
        // Each run is a task of its own: what waits for the database while it is looked for more would otherwise wait for
        // connections that the others hold, and these for their turn.
        let mut at_work = JoinSet::new();
        // One run's fault isn't the others': they are worked on to their end, and none is looked for any more.
        let mut fault = None;
        loop {
            for (taken, place) in places.handed() {
                at_work.spawn(self.clone().execute(taken, place));
            }
            if places.is_due() && looked.is_none_or(|looked| looked.elapsed() >= POLL) {
                looked = Some(Instant::now());
                fault = fault.or(self.return_orphans().await.err());
            }
            while fault.is_none()
                && let Some(full) = places.look()
            {
                match self.take(&full).await {
                    Ok(Some(taken)) => {
                        let place = places.found(taken.tenant);
                        at_work.spawn(self.clone().execute(taken, place));
                    }
                    Ok(None) => places.saw_all(),
                    Err(stop) => {
                        places.ring();
                        fault = Some(stop);
                    }
                }
            }
            if at_work.is_empty() {
                return fault.map_or(Ok(()), Err);
            }
            tokio::select! {
                Some(done) = at_work.join_next() => fault = fault.or(outcome(done).err()),
                () = places.told() => {}
            }
        }
    }

    /// Works on a run to its end. Its place is given back with that.
    async fn execute(self, mut taken: Taken, _place: Place) -> Result<(), Stop> {
        let cancel = CancelFlag::default();
        // Also when this process is told to end meanwhile: nobody listens then.
        let guard = cancel.when_dropped();
        let ahead = taken.ahead.take();
        let answered = Answered::to(&self, &taken, &cancel, ahead).await;
        drop(guard);
        match answered? {
            Some(outcome) => self.end(&taken, outcome).await,
            None => self.leave(&taken).await,
        }
    }

    /// Writes down what there is and what it took, renews the lease, and says whether the run is still this worker's.
    pub(super) async fn still_mine(&self, taken: &Taken, text: &str, bill: &Bill) -> Result<bool, Stop> {
        let mut cx = self.context();
        let written = sqlx::query!(
            "insert into workspaces.execution_progress (execution_id, tenant_id, answer, leased_until, bill)
             select e.id, e.tenant_id, $3::text, $4::timestamptz, $5::jsonb from workspaces.executions e
             where e.id = $1 and e.tenant_id = $2 and e.status = $6 and e.attempts = $7
             on conflict (execution_id) do update
             set answer = excluded.answer, leased_until = excluded.leased_until, bill = excluded.bill",
            taken.id.0,
            taken.tenant.0,
            text,
            leased_until(),
            serde_json::to_value(bill).map_err(Stop::defect)?,
            ExecutionStatus::Running.as_str(),
            count(taken.attempt())
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        let is_mine = written.rows_affected() > 0;
        if !taken.voice.is_open() {
            tell(&mut cx, taken.id).await?;
        }
        cx.commit().await?;
        Ok(is_mine)
    }

    /// The end of the run; if somebody ended it in the same moment, or another worker has it by now, theirs stands. Whoever only
    /// said something about it was quicker, but doesn't take the answer away.
    async fn end(&self, taken: &Taken, outcome: Outcome) -> Result<(), Stop> {
        // Mostly nothing has happened to it since: then it needn't be loaded. The log lets no end through that isn't the
        // next event after what is decided upon.
        let mut known = Some(&taken.begun);
        for _ in 1..TRIES {
            match self.try_to_end(taken, outcome.clone(), known.take()).await {
                Ok(()) => return Ok(()),
                Err(stop) if stop.is_conflict() => {}
                // An answer isn't given up because the database is away for a moment: it would be paid for again.
                Err(stop) => {
                    tracing::warn!(%stop, execution = %taken.id, "the end of a run waits for the database");
                    sleep(AGAIN).await;
                }
            }
        }
        self.try_to_end(taken, outcome, None).await
    }

    async fn try_to_end(&self, taken: &Taken, outcome: Outcome, known: Option<&Loaded<Execution>>) -> Result<(), Stop> {
        let mut cx = self.context();
        let fresh;
        let loaded = match known {
            Some(known) => known,
            None => {
                fresh = cx.load::<Execution>(taken.id.0).await?;
                &fresh
            }
        };
        let is_mine = loaded.state.status == Some(ExecutionStatus::Running) && loaded.state.attempts == taken.attempt();
        if !is_mine {
            return self.leave(taken).await;
        }
        let Outcome { command, status, bill } = outcome;
        let whole = bill.after(&loaded.state.lost);
        let latency_ms = cx.now.ms_since(taken.at);
        let events = Execution::decide(&loaded.state, command.clone(), cx.now).unwrap_or_default();
        cx.decide::<Execution>(taken.id.0, loaded, command).await?;
        charge(cx.tx().await?, (taken.tenant, taken.id), &whole, (status, latency_ms)).await?;
        cx.commit().await?;
        // Whoever watches here needn't look for it. Where its voice tells nothing, they are told to when that goes.
        if let Some(end) = events.iter().find_map(RunEnd::of) {
            taken.voice.end(end);
        }
        Ok(())
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

    pub(super) fn context(&self) -> Context {
        let caller = Caller::system("executions", Door::Worker);
        Context::for_look::<StartExecution>(&self.services, &caller, Reach::Own)
    }
}

/// Removes the lease of a run and what was written down beside it.
pub(super) async fn let_go(cx: &mut Context, id: ExecutionId) -> Result<(), Stop> {
    sqlx::query!("delete from workspaces.execution_progress where execution_id = $1", id.0)
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}

/// What came of the work on a run; of one that broke off, that it did.
fn outcome(done: Result<Result<(), Stop>, JoinError>) -> Result<(), Stop> {
    done.map_err(Stop::defect)?
}
