//! Keeps the jobs that operations order: a row that people see, and a task in the queue, both in the caller's transaction.

use super::run_job::RunJob;
use super::task::{Order, enqueue};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{JobOrder, Jobs};
use crate::live::nudge_all;
use crate::store::Tx;
use domain::kernel::JobId;
use domain::platform::{JobStatus, ThingKind};
use futures::future::BoxFuture;
use sqlx::PgConnection;

/// Keeps jobs in `platform.jobs`.
pub struct Kept;

impl Jobs for Kept {
    fn enqueue<'a>(&'a self, tx: &'a mut Tx, order: JobOrder) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            let key = order.actor.as_ref().and_then(|actor| actor.key);
            let impersonator = order.actor.as_ref().and_then(|actor| actor.impersonator.as_ref());
            let impersonator = impersonator.map(serde_json::to_value).transpose().map_err(Stop::defect)?;
            sqlx::query!(
                "insert into platform.jobs (id, tenant_id, operation, person_id, input, status, correlation_id, trace_id,
                                            created_at, key_id, impersonator)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                order.id.0,
                order.tenant.map(|tenant| tenant.0),
                order.operation,
                order.actor.map(|actor| actor.person_id.0),
                order.input,
                JobStatus::Queued.as_str(),
                order.correlation_id,
                order.trace_id,
                machine_now().0,
                key.map(|key| key.0),
                impersonator
            )
            .execute(&mut **tx)
            .await?;
            nudge_all(tx, order.tenant, (ThingKind::Job, Some(order.id.0)));
            queue(tx, order.id).await
        })
    }
}

/// Puts the task down that runs a job; one a job.
pub async fn queue(db: &mut PgConnection, id: JobId) -> Result<(), Stop> {
    let order = Order { key: Some(format!("job:{id}")), ..Order::default() };
    enqueue(db, &RunJob { job: id }, &order).await
}
