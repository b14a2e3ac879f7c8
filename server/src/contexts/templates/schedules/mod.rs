//! Templates that are run by the clock. Each schedule has one deadline, the next fall; a worker starts the run in its owner's name
//! and writes down what became of the fall in the same transaction, so that a fall happens once.

mod arranging;
mod deadline;
mod falls;
mod found;
mod list;
mod notices;
mod owner;
mod projected_falls;
mod projection;
mod show;
mod switching;

pub use deadline::{RUN_SCHEDULE, schedule_falls};
pub use falls::RunBySchedule;
pub use notices::NOTICES;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::run_schedules)
        .serve(show::show_run_schedule)
        .serve(arranging::schedule_run)
        .serve(arranging::edit_run_schedule)
        .serve(switching::switch_run_schedule)
        .serve(switching::remove_run_schedule)
}
