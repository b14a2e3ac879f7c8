//! The moment at which a run is given up, in the tenant's own time.

use super::leave;
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::{Order, Task, due, enqueue};
use crate::store::clock_of;
use chrono::TimeDelta;
use domain::Moment;
use domain::kernel::{PipelineRunId, TenantId};
use domain::pipelines::{PipelineRun, PipelineRunCommand};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// The end of a run among the deadlines; its key is the run's id.
pub const TIMEOUT: &str = "pipeline_timeout";
/// Seconds that a run may take unless told: a day.
const DEFAULT_S: u32 = 86_400;

/// Puts the deadline of a run down, or moves it.
pub(super) async fn put(
    cx: &mut Context,
    (tenant, run): (TenantId, PipelineRunId),
    timeout_s: Option<u32>,
) -> Result<(), Stop> {
    let at = Moment(cx.now.0 + TimeDelta::seconds(timeout_s.unwrap_or(DEFAULT_S).into()));
    // Deadlines are the workers': no tenant writes them by itself.
    cx.widen_to_system("the end of a pipeline's run").await?;
    due::put(cx.tx().await?, tenant, TIMEOUT, &run.to_string(), at).await
}

/// The moment has come: a worker ends the run.
pub fn timeout_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let run = key.parse::<PipelineRunId>().map_err(Stop::defect)?;
        enqueue(db, &EndPipelineRun { run }, &Order::default()).await
    })
}

/// Ends a run that has taken too long.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndPipelineRun {
    /// The run.
    pub run: PipelineRunId,
}

impl Task for EndPipelineRun {
    const NAME: &'static str = "end_pipeline_run";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let caller = Caller::system("the end of a pipeline's run", Door::Worker);
        let mut cx = Context::of_worker(gateway.services(), caller, "pipelines.end_pipeline_run");
        let loaded = cx.load::<PipelineRun>(self.run.0).await?;
        // It may have ended, or been resumed, in the meantime.
        if loaded.state.status.is_none_or(|status| status.has_ended()) {
            return Ok(());
        }
        if let Some(tenant) = loaded.tenant
            && let Some(shows) = clock_of(cx.tx().await?, tenant).await?
        {
            cx.now = shows;
        }
        cx.decide::<PipelineRun>(self.run.0, &loaded, PipelineRunCommand::TimeOut).await?;
        leave(cx.tx().await?, self.run).await?;
        cx.commit().await
    }
}
