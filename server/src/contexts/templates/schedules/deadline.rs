//! The deadline of a schedule: its next fall.

use super::falls::RunBySchedule;
use crate::Stop;
use crate::gateway::Context;
use crate::jobs::{Order, due, enqueue};
use domain::Moment;
use domain::kernel::{RunScheduleId, TenantId};
use domain::templates::{IN_TIME_S, RunSchedule};
use futures::future::BoxFuture;
use sqlx::PgConnection;

/// A fall among the deadlines; its key is the schedule's id.
pub const RUN_SCHEDULE: &str = "run_schedule";

/// Puts the next fall of a schedule down as its events have it; takes the deadline back where there is none.
pub(super) async fn keep(cx: &mut Context, id: RunScheduleId) -> Result<(), Stop> {
    let loaded = cx.load::<RunSchedule>(id.0).await?;
    let Some(tenant) = loaded.tenant else { return Ok(()) };
    // Deadlines are the workers': no tenant writes them by itself.
    cx.widen_to_system("the next fall of a schedule").await?;
    let (tx, key) = (cx.tx().await?, id.to_string());
    match loaded.state.next_at {
        Some(at) => due::put(tx, tenant, RUN_SCHEDULE, &key, at).await,
        None => due::forget(tx, tenant, RUN_SCHEDULE, &key).await,
    }
}

/// The moment has come: a worker starts the run. Should none of its attempts succeed, the schedule is looked at again when
/// the fall is too old to be run: then it goes on with the next one.
pub fn schedule_falls<'a>(db: &'a mut PgConnection, key: &'a str) -> BoxFuture<'a, Result<(), Stop>> {
    Box::pin(async move {
        let schedule = key.parse::<RunScheduleId>().map_err(Stop::defect)?;
        let row = sqlx::query!("select tenant_id, next_at from templates.run_schedules where id = $1", schedule.0)
            .fetch_optional(&mut *db)
            .await?;
        let Some((tenant, fall)) = row.and_then(|row| Some((TenantId(row.tenant_id), row.next_at?))) else {
            return Ok(());
        };
        due::put_again(&mut *db, tenant, (RUN_SCHEDULE, key), Moment(fall), IN_TIME_S).await?;
        let order = Order { key: Some(format!("{RUN_SCHEDULE}/{schedule}")), ..Order::default() };
        enqueue(db, &RunBySchedule { schedule }, &order).await
    })
}
