//! Runs that are to be begun by themselves: put down where their cause is seen, and begun with the rights that the owner of the
//! pipeline has by then. Of one event a pipeline is begun once.

use super::{CHANNEL, begin, rights};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::contexts::identity::actor_of_member;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::clock_of;
use chrono::TimeDelta;
use domain::kernel::{PersonId, PipelineId, TenantId};
use domain::pipelines::{Cause, CauseKind, Graph, RunPipeline};
use domain::policy::Reach;
use serde_json::Value;
use sqlx::PgConnection;
use std::sync::Arc;
use uuid::Uuid;

/// Before a start is tried again whose begin failed.
const PAUSE_S: i64 = 30;

/// A run that is to be begun.
pub(super) struct Start {
    pub tenant: TenantId,
    pub pipeline: PipelineId,
    pub cause: CauseKind,
    /// The event that it follows from, and its type.
    pub event: Option<(Uuid, String)>,
    /// What it begins with.
    pub input: Value,
    /// How many runs it follows from.
    pub depth: u8,
}

/// Puts it down, unless the event has begun that pipeline before.
pub(super) async fn put(db: &mut PgConnection, start: &Start) -> Result<(), Stop> {
    let (event, kind) = start.event.as_ref().map(|(id, kind)| (*id, kind.as_str())).unzip();
    sqlx::query!(
        "insert into pipelines.pipeline_starts
             (id, tenant_id, pipeline_id, cause, event_id, event_type, input, depth, not_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, pipeline_id, event_id) do nothing",
        new_id(),
        start.tenant.0,
        start.pipeline.0,
        start.cause.as_str(),
        event,
        kind,
        start.input,
        i32::from(start.depth),
        machine_now().0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(db).await?;
    Ok(())
}

/// Begins what is to be begun, until nothing is.
pub(super) async fn begin_all(services: &Arc<Services>) -> Result<(), Stop> {
    while let Some(id) = next(services).await? {
        if let Err(stop) = begin_one(services, id).await {
            tracing::warn!(%stop, start = %id, "a pipeline couldn't be begun");
            postpone(services, id).await?;
        }
    }
    Ok(())
}

async fn next(services: &Services) -> Result<Option<Uuid>, Stop> {
    let mut tx = services.db.as_system("pipelines that are to begin").await?;
    let now = machine_now().0;
    let next = sqlx::query_scalar!(
        "select id from pipelines.pipeline_starts where not_before <= $1 order by not_before, id limit 1",
        now
    );
    Ok(next.fetch_optional(&mut *tx).await?)
}

async fn postpone(services: &Services, id: Uuid) -> Result<(), Stop> {
    let mut tx = services.db.as_system("a pipeline begins later").await?;
    let later = machine_now().0 + TimeDelta::seconds(PAUSE_S);
    sqlx::query!("update pipelines.pipeline_starts set not_before = $2 where id = $1", id, later)
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}

/// The start goes with the transaction that begins the run, so it begins once.
async fn begin_one(services: &Arc<Services>, id: Uuid) -> Result<(), Stop> {
    let mut tx = services.db.as_system("a pipeline begins").await?;
    let found = sqlx::query!(
        r#"select s.tenant_id, p.owner_id, p.is_on, p.newest from pipelines.pipeline_starts s
           join pipelines.pipelines p on p.id = s.pipeline_id where s.id = $1"#,
        id
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(found) = found else { return drop_it(services, id).await };
    let tenant = TenantId(found.tenant_id);
    let test_clock = clock_of(&mut tx, tenant).await?;
    drop(tx);
    let owner = match found.owner_id.filter(|_| found.is_on && found.newest > 0) {
        Some(owner) => actor_of_member(&services.db, PersonId(owner), tenant).await?,
        None => None,
    };
    // What was switched off meanwhile, and what belongs to somebody who has left, begins no more.
    let Some(owner) = owner else { return drop_it(services, id).await };
    let may_read = |kind: &str| rights::audience(kind).is_some_and(|audience| owner.holds(audience));
    let caller = Caller { test_clock, ..Caller::person(owner.clone(), Door::Pipeline) };
    let mut cx = Context::for_look::<RunPipeline>(services, &caller, Reach::Own);
    let taken = sqlx::query!(
        "delete from pipelines.pipeline_starts where id = $1 and tenant_id = $2
         returning pipeline_id, cause, event_id, event_type, input, depth",
        id,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let Some(taken) = taken else { return Ok(()) };
    if taken.event_type.as_deref().is_some_and(|kind| !may_read(kind)) {
        return cx.commit().await;
    }
    let graph = sqlx::query_scalar!(
        "select graph from pipelines.pipeline_versions where pipeline_id = $1 and number = $2 and tenant_id = $3",
        taken.pipeline_id,
        found.newest,
        tenant.0
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    let graph: Graph = serde_json::from_value(graph).map_err(Stop::defect)?;
    let cause = Cause {
        kind: CauseKind::parse(&taken.cause).unwrap_or(CauseKind::Event),
        event: taken.event_id,
        event_type: taken.event_type,
        depth: u8::try_from(taken.depth).unwrap_or(u8::MAX),
    };
    let newest = found.newest.unsigned_abs();
    begin::begin(&mut cx, (PipelineId(taken.pipeline_id), newest), graph, taken.input, cause).await?;
    cx.commit().await
}

async fn drop_it(services: &Services, id: Uuid) -> Result<(), Stop> {
    let mut tx = services.db.as_system("a pipeline doesn't begin").await?;
    sqlx::query!("delete from pipelines.pipeline_starts where id = $1", id).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}
