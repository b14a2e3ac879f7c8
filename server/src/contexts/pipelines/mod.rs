//! Steps in a row: what one gives the next takes. Pipelines are written, published and switched on; their runs are carried out by
//! workers, a step a turn, with the rights of whoever a run is for.

mod actions;
mod answered;
mod arguments;
mod begin;
mod carry;
mod check;
mod create;
mod fill;
mod findable;
mod forget;
mod kept;
mod list;
mod projection;
mod rights;
mod run_projection;
mod runs;
mod schedule;
mod settled;
mod shape;
mod show;
mod show_run;
mod starts;
mod steer;
mod steps;
mod stock;
mod text;
mod timeout;
mod triggers;
mod worker;

pub use answered::Answers;
pub use forget::{forget, forget_words};
pub use kept::KEPT;
pub use schedule::{BeginScheduled, SCHEDULED, schedule_falls};
pub use timeout::{EndPipelineRun, TIMEOUT, timeout_falls};
pub use triggers::Triggers;
pub use worker::Worker;

use crate::Stop;
use crate::gateway::GatewayBuilder;
use domain::kernel::PipelineRunId;
use sqlx::PgConnection;

/// The channel on which workers hear of turns.
const CHANNEL: &str = "portico_pipelines";

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
        .serve(list::pipelines)
        .serve(show::show_pipeline)
        .serve(create::create_pipeline)
        .serve(create::edit_pipeline)
        .serve(check::check_pipeline)
        .serve(create::publish_pipeline)
        .serve(create::switch_pipeline)
        .serve(stock::pipeline_templates)
        .serve(stock::instantiate_pipeline)
        .serve(actions::pipeline_actions)
        .serve(begin::run_pipeline)
        .serve(runs::pipeline_runs)
        .serve(show_run::show_pipeline_run)
        .serve(steer::resume_pipeline_run)
        .serve(steer::cancel_pipeline_run)
        .serve(steer::approve_pipeline_step)
}

/// A run that has ended has no turn any more.
async fn leave(db: &mut PgConnection, run: PipelineRunId) -> Result<(), Stop> {
    sqlx::query!("delete from pipelines.pipeline_turns where run_id = $1", run.0).execute(db).await?;
    Ok(())
}
