//! Runs that begin by the clock of their tenant. What comes next is one deadline a pipeline; that it fell, the run that is to
//! begin, and the deadline after it are one transaction.

use super::starts;
use crate::Stop;
use crate::contexts::tenancy::tenant_zone;
use crate::gateway::{Context, Gateway};
use crate::jobs::{Order, Task, due, enqueue};
use crate::store::clock_of;
use crate::zones;
use chrono::{DateTime, Utc};
use domain::Moment;
use domain::kernel::{PipelineId, TenantId};
use domain::pipelines::{CauseKind, Cron, PipelineState};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::PgConnection;

/// The next begin of a pipeline among the deadlines; its key is the pipeline's id and the moment.
pub const SCHEDULED: &str = "pipeline_schedule";

/// Puts the next deadline of a pipeline down, or takes it back where there is none any more.
pub(super) async fn follow(cx: &mut Context, id: PipelineId, state: &PipelineState) -> Result<(), Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let crons: Vec<String> = match &state.published {
        Some(graph) if state.is_on => graph.triggers.iter().filter_map(|trigger| trigger.cron.clone()).collect(),
        _ => Vec::new(),
    };
    // Deadlines are the workers': no tenant writes them by itself.
    cx.widen_to_system("when a pipeline begins").await?;
    put_next(cx.tx().await?, (tenant, id), &crons, now).await
}

async fn put_next(
    db: &mut PgConnection,
    (tenant, id): (TenantId, PipelineId),
    crons: &[String],
    now: Moment,
) -> Result<(), Stop> {
    let before = sqlx::query_scalar!(
        "delete from pipelines.pipeline_schedules where pipeline_id = $1 and tenant_id = $2 returning next_at",
        id.0,
        tenant.0
    )
    .fetch_optional(&mut *db)
    .await?;
    if let Some(before) = before {
        due::forget(db, tenant, SCHEDULED, &key(id, before)).await?;
    }
    let zone = tenant_zone(db, tenant).await?.unwrap_or_default();
    let next = |cron: &String| zones::next(&zone, &Cron::parse(cron)?, now);
    let Some(next) = crons.iter().filter_map(next).min() else { return Ok(()) };
    sqlx::query!(
        "insert into pipelines.pipeline_schedules (pipeline_id, tenant_id, next_at) values ($1, $2, $3)",
        id.0,
        tenant.0,
        next.0
    )
    .execute(&mut *db)
    .await?;
    due::put(db, tenant, SCHEDULED, &key(id, next.0), next).await
}

fn key(id: PipelineId, at: DateTime<Utc>) -> String {
    format!("{id}/{}", at.timestamp())
}

/// The moment has come: a worker begins the run.
pub fn schedule_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let (pipeline, at_s) = key.split_once('/').ok_or_else(|| Stop::defect("a key without a moment"))?;
        let pipeline = pipeline.parse::<PipelineId>().map_err(Stop::defect)?;
        let at_s = at_s.parse().map_err(Stop::defect)?;
        enqueue(db, &BeginScheduled { pipeline, at_s }, &Order::default()).await
    })
}

/// Begins a run of a pipeline whose moment has come.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginScheduled {
    /// The pipeline.
    pub pipeline: PipelineId,
    /// The moment, in seconds since 1970.
    pub at_s: i64,
}

impl Task for BeginScheduled {
    const NAME: &'static str = "begin_scheduled_pipeline";
    const ATTEMPTS_MAX: i16 = 10;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let mut tx = services.db.as_system("a pipeline begins by the clock").await?;
        let at = Moment::from_unix_s(self.at_s).ok_or_else(|| Stop::defect("no moment"))?;
        // Whoever takes the row begins the run; a task that comes a second time finds none.
        let taken = sqlx::query_scalar!(
            "delete from pipelines.pipeline_schedules where pipeline_id = $1 and next_at = $2 returning tenant_id",
            self.pipeline.0,
            at.0
        )
        .fetch_optional(&mut *tx)
        .await?;
        let Some(tenant) = taken.map(TenantId) else { return Ok(()) };
        let crons = sqlx::query_scalar!(
            r#"select t.cron as "cron!" from pipelines.pipeline_triggers t
               join pipelines.pipelines p on p.id = t.pipeline_id
               where t.pipeline_id = $1 and t.tenant_id = $2 and t.cron is not null and p.is_on"#,
            self.pipeline.0,
            tenant.0
        )
        .fetch_all(&mut *tx)
        .await?;
        if crons.is_empty() {
            return Ok(tx.commit().await?);
        }
        let start = starts::Start {
            tenant,
            pipeline: self.pipeline,
            cause: CauseKind::Schedule,
            event: None,
            input: json!({"scheduledAt": at}),
            depth: 0,
        };
        starts::put(&mut tx, &start).await?;
        let now = clock_of(&mut tx, tenant).await?.unwrap_or_else(|| services.clock.now()).max(at);
        put_next(&mut tx, (tenant, self.pipeline), &crons, now).await?;
        Ok(tx.commit().await?)
    }
}
