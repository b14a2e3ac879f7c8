//! How far a job has come, written down while its own transaction is still open; and the way in which it hears that it
//! was cancelled.

use crate::Stop;
use crate::gateway::Progress;
use crate::live::nudge_all;
use crate::store::Db;
use domain::Refusal;
use domain::kernel::{JobId, TenantId};
use domain::platform::{JobStatus, ThingKind};
use futures::future::BoxFuture;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Between two looks at the database, however often a handler reports.
const PAUSE: Duration = Duration::from_millis(200);

/// Notes the progress of one job.
pub(super) struct Noted {
    db: Db,
    job: JobId,
    tenant: Option<TenantId>,
    last: Mutex<Option<Instant>>,
}

impl Noted {
    pub(super) fn new(db: Db, job: JobId, tenant: Option<TenantId>) -> Self {
        Self { db, job, tenant, last: Mutex::default() }
    }

    /// Whether it is time to look again. The last step is always written down.
    fn is_time(&self, done: u64, total: u64) -> bool {
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let time = done >= total || last.is_none_or(|last| last.elapsed() >= PAUSE);
        if time {
            *last = Some(Instant::now());
        }
        time
    }

    async fn note(&self, done: u64, total: u64) -> Result<(), Stop> {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let mut tx = self.db.as_system("progress of a job").await?;
        let running = sqlx::query!(
            "update platform.jobs set done = $2, total = $3 where id = $1 and status = $4",
            self.job.0,
            count(done),
            count(total),
            JobStatus::Running.as_str()
        )
        .execute(&mut *tx)
        .await?
        .rows_affected();
        nudge_all(&mut tx, self.tenant, (ThingKind::Job, Some(self.job.0)));
        tx.commit().await?;
        if running == 0 { Err(Refusal::new(409, "job_cancelled").into()) } else { Ok(()) }
    }
}

impl Progress for Noted {
    fn report(&self, done: u64, total: u64) -> BoxFuture<'_, Result<(), Stop>> {
        Box::pin(async move { if self.is_time(done, total) { self.note(done, total).await } else { Ok(()) } })
    }
}
