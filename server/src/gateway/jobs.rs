//! The seam to whatever keeps and runs jobs: a call puts an order down in its own transaction, a worker takes it up.

use crate::Stop;
use crate::store::Tx;
use domain::Refusal;
use domain::kernel::{JobId, TenantId};
use domain::policy::Actor;
use futures::future::BoxFuture;
use serde_json::Value;

/// A job that was asked for.
#[derive(Clone, Debug)]
pub struct JobOrder {
    /// Names the job; the caller has it as the answer.
    pub id: JobId,
    /// Whose it is; `None`: the installation's own.
    pub tenant: Option<TenantId>,
    /// Who asked; `None`: the installation itself. Their rights are looked at again when the work begins.
    pub actor: Option<Actor>,
    /// The operation's name.
    pub operation: &'static str,
    /// Its input, validated.
    pub input: Value,
    /// The request that asked for it.
    pub correlation_id: String,
    /// The trace of that request.
    pub trace_id: String,
}

/// Keeps jobs until a worker does them.
pub trait Jobs: Send + Sync {
    /// Puts the order down in the transaction of the call: it is there if, and only if, the call commits.
    fn enqueue<'a>(&'a self, tx: &'a mut Tx, order: JobOrder) -> BoxFuture<'a, Result<(), Stop>>;
}

/// Of an installation without workers: every job is refused.
pub struct NoWorker;

impl Jobs for NoWorker {
    fn enqueue<'a>(&'a self, _: &'a mut Tx, _: JobOrder) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async { Err(Refusal::new(503, "no_worker").into()) })
    }
}

/// Hears how far a job has come.
pub trait Progress: Send + Sync {
    /// `done` of `total` steps are done.
    ///
    /// Fails when the job was cancelled, so that the handler stops at its next step.
    fn report(&self, done: u64, total: u64) -> BoxFuture<'_, Result<(), Stop>>;
}
