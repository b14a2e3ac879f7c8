//! The workers of a process: they take tasks from the queue, keep the schedule, and take up what a process that is gone
//! left behind.

use super::prune::Prune;
use super::queue::SCHEMA;
use super::run_job::RunJob;
use super::schedule::crontabs;
use super::task::{Carried, Shared, Task};
use crate::cells::SyncCell;
use crate::contexts::agent::ExpireCall;
use crate::contexts::billing::{EndTrial, WatchLimits};
use crate::contexts::files::TidyFiles;
use crate::contexts::identity::{EndImpersonations, GatherForPerson};
use crate::contexts::knowledge::citing::SummariseDocument;
use crate::contexts::knowledge::ingestion::{DestroyFiles, FollowFile, IndexDocument};
use crate::contexts::knowledge::suggesting::SuggestForDocument;
use crate::contexts::knowledge::{ExpireReview, PurgeDocument};
use crate::contexts::notify::SendGathered;
use crate::contexts::pipelines::{BeginScheduled, EndPipelineRun};
use crate::contexts::platform::{WatchSignIns, WeighTenants};
use crate::contexts::templates::RunBySchedule;
use crate::contexts::workspaces::{ForgetWords, OutdateAnswers};
use crate::gateway::Gateway;
use crate::integrations::mail::SendMail;
use anyhow::Result;
use graphile_worker::{
    Crontab, Database, JobComplete, JobDefinition, WorkerOptions, WorkerRecoveryConfig, WorkerShutdownConfig,
};
use sqlx::PgPool;
use std::time::Duration;
use tokio::time::sleep;

/// How often workers look about and how soon one that is silent counts as gone.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Tasks at the same time.
    pub tasks_max: usize,
    /// The net under the notifications.
    pub poll: Duration,
    /// Between two signs of life.
    pub heartbeat: Duration,
    /// Silence after which a worker's tasks are given to others.
    pub gone_after: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { tasks_max: 4, poll: seconds(2), heartbeat: seconds(10), gone_after: seconds(45) }
    }
}

/// The workers of a process.
pub struct Workers {
    gateway: Gateway,
    pace: Pace,
    tasks: Vec<JobDefinition>,
    schedule: Vec<Crontab>,
}

impl Workers {
    /// Workers for every task that there is, with the whole schedule.
    ///
    /// # Errors
    /// A schedule that can't be read.
    pub fn new(gateway: Gateway, pace: Pace) -> Result<Self> {
        Ok(Self { schedule: crontabs()?, ..Self::without_schedule(gateway, pace) })
    }

    /// Workers that keep no schedule.
    pub fn without_schedule(gateway: Gateway, pace: Pace) -> Self {
        Self { gateway, pace, tasks: Vec::new(), schedule: Vec::new() }
            .carry::<Prune>()
            .carry::<RunJob>()
            .carry::<TidyFiles>()
            .carry::<SendMail>()
            .carry::<WatchSignIns>()
            .carry::<WeighTenants>()
            .carry::<EndImpersonations>()
            .carry::<EndTrial>()
            .carry::<WatchLimits>()
            .carry::<SendGathered>()
            .carry::<GatherForPerson>()
            .carry::<ForgetWords>()
            .carry::<FollowFile>()
            .carry::<DestroyFiles>()
            .carry::<IndexDocument>()
            .carry::<ExpireReview>()
            .carry::<PurgeDocument>()
            .carry::<ExpireCall>()
            .carry::<OutdateAnswers>()
            .carry::<SummariseDocument>()
            .carry::<SuggestForDocument>()
            .carry::<BeginScheduled>()
            .carry::<EndPipelineRun>()
            .carry::<RunBySchedule>()
            .carry::<SyncCell>()
    }

    /// One more kind of task.
    #[must_use]
    pub fn carry<T: Task>(mut self) -> Self {
        self.tasks.push(JobDefinition::of::<Carried<T>>());
        self
    }

    /// Works until the task is aborted. Faults of the database are waited out.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.work().await {
                tracing::warn!(error = %format!("{error:#}"), "the workers wait for the database");
            }
            sleep(Duration::from_secs(1)).await;
        }
    }

    async fn work(&self) -> Result<()> {
        let pool = self.gateway.services().db.for_queue().clone();
        let recovery = WorkerRecoveryConfig::default()
            .heartbeat_interval(self.pace.heartbeat)
            .sweep_interval(self.pace.heartbeat)
            .sweep_threshold(self.pace.gone_after)
            .recovery_delay(Duration::ZERO);
        let to_wake = pool.clone();
        let worker = WorkerOptions::default()
            .database(Database::from(pool))
            .schema(SCHEMA)
            .concurrency(self.pace.tasks_max)
            .poll_interval(self.pace.poll)
            .define_jobs(self.tasks.clone())
            .with_crons(self.schedule.clone())
            .add_extension(Shared(self.gateway.clone()))
            .on(JobComplete, move |done| go_on(to_wake.clone(), done.job.job_queue_id().is_some()))
            .worker_recovery(recovery)
            .worker_shutdown(WorkerShutdownConfig::default().listen_os_shutdown_signals(false))
            .init()
            .await?;
        worker.run().await?;
        Ok(())
    }
}

/// Wakes a worker for what stands next in a lane: while it was held nobody could take that, and the library looks for it no sooner
/// than at its next poll.
async fn go_on(pool: PgPool, in_lane: bool) {
    if !in_lane {
        return;
    }
    if let Err(error) = sqlx::query("select pg_notify('jobs:insert', '{\"count\":1}')").execute(&pool).await {
        tracing::warn!(%error, "what stands next in a lane waits for the next poll");
    }
}
