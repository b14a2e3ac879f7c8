//! What the queue carries out: a task is a small struct of ids with the function that does the work.

use super::queue::SCHEMA;
use crate::Stop;
use crate::gateway::Gateway;
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

/// Something that the queue carries out. Its members are ids, never what belongs to a tenant.
///
/// A task may be carried out again when its process was killed: effects and the mark that they happened belong into one
/// transaction.
pub trait Task: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the queue, in snake case.
    const NAME: &'static str;
    /// After so many attempts it is a dead letter. The pauses between them grow: e, e², e³ … seconds, up to six hours.
    const ATTEMPTS_MAX: i16;

    /// Does the work.
    fn carry_out(self, gateway: Gateway) -> impl Future<Output = Result<(), Stop>> + Send;
}

/// How a task is put down.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// At most one task of this key waits; a later order replaces it.
    pub key: Option<String>,
    /// Not before so many seconds of machine time have passed.
    pub after_s: u32,
    /// Tasks of one lane are carried out one after the other, and after what is in none: for work that keeps a core busy, so
    /// that a heap of it doesn't keep everything else waiting.
    pub lane: Option<String>,
}

/// The urgency of what is in a lane; without one it is 0, and the smallest comes first.
const IN_LANE: i32 = 10;

/// Puts a task down in the caller's transaction: it is carried out if, and only if, that commits.
///
/// # Errors
/// The database's.
pub async fn enqueue<T: Task>(db: &mut PgConnection, task: &T, order: &Order) -> Result<(), Stop> {
    let payload = serde_json::to_value(task).map_err(Stop::defect)?;
    let statement = format!(
        "select id from {SCHEMA}.add_job(identifier => $1, payload => $2::json, max_attempts => $3, job_key => $4,
                                         run_at => now() + make_interval(secs => $5), queue_name => $6, priority => $7)"
    );
    sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(T::NAME)
        .bind(payload)
        .bind(i32::from(T::ATTEMPTS_MAX))
        .bind(&order.key)
        .bind(f64::from(order.after_s))
        .bind(&order.lane)
        .bind(order.lane.as_ref().map_or(0, |_| IN_LANE))
        .execute(db)
        .await?;
    Ok(())
}

/// A task as the queue's library takes it.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "T: Task")]
pub(super) struct Carried<T>(T);

impl<T: Task> TaskHandler for Carried<T> {
    const IDENTIFIER: &'static str = T::NAME;

    async fn run(self, cx: WorkerContext) -> impl IntoTaskHandlerResult {
        let gateway = cx.get_ext::<Shared>().ok_or_else(|| TaskFailed("no gateway".into()))?.0.clone();
        self.0.carry_out(gateway).await.map_err(|stop| TaskFailed(stop.to_string()))
    }
}

/// The gateway as an extension of the library's worker.
#[derive(Clone)]
pub(super) struct Shared(pub(super) Gateway);

impl core::fmt::Debug for Shared {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Gateway")
    }
}

/// Why an attempt failed, as the queue keeps it: the bare sentence.
pub struct TaskFailed(String);

impl core::fmt::Debug for TaskFailed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}
