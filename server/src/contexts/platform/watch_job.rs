//! Follows a job through the database, so that it works whichever process the worker is in. Each look is a transaction of
//! its own, with the watcher's rights as they are then.

use super::job_rows::detail;
use crate::gateway::{Caller, Context, Services};
use domain::platform::{JobRow, WatchJob};
use domain::policy::Reach;
use domain::{Operation, Refusal};
use futures::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::time::Duration;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(200);

struct Watch {
    services: Arc<Services>,
    caller: Caller,
    op: WatchJob,
    last: Option<JobRow>,
}

pub fn watch_job(
    services: Arc<Services>,
    caller: Caller,
    op: WatchJob,
) -> BoxStream<'static, Result<<WatchJob as Operation>::Output, Refusal>> {
    stream::unfold(Some(Watch { services, caller, op, last: None }), |watch| async move {
        let mut watch = watch?;
        match watch.next().await {
            Ok(job) if job.status.has_ended() => Some((Ok(job), None)),
            Ok(job) => Some((Ok(job), Some(watch))),
            Err(refusal) => Some((Err(refusal), None)),
        }
    })
    .boxed()
}

impl Watch {
    /// Waits until there is something new.
    async fn next(&mut self) -> Result<JobRow, Refusal> {
        loop {
            let job = self.look().await?;
            if self.last.as_ref() != Some(&job) {
                self.last = Some(job.clone());
                return Ok(job);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn look(&self) -> Result<JobRow, Refusal> {
        let mut cx = Context::for_look::<WatchJob>(&self.services, &self.caller, Reach::Own);
        detail(&mut cx, self.op.id).await.map(|detail| detail.job).map_err(crate::Stop::into_refusal)
    }
}
