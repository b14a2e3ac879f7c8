//! Runs of models.

mod as_of;
mod cancel_execution;
mod executions;
mod figures;
mod findable;
mod forget;
mod kept;
mod models;
mod projection;
mod show_execution;
mod start_execution;
mod watch_execution;
mod worker;

pub use figures::runs_by_tenant;
pub use forget::forget;
pub use kept::KEPT;
pub use worker::Worker;

use crate::gateway::GatewayBuilder;

/// The channel on which workers hear of new runs.
const CHANNEL: &str = "portico_executions";

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(start_execution::start_execution)
        .serve(cancel_execution::cancel_execution)
        .serve(executions::executions)
        .serve(show_execution::show_execution)
        .serve(models::models)
        .serve_stream(watch_execution::watch_execution)
}
