use super::example_id;
use crate::kernel::{Example, RunScheduleId};
use domain_macros::operation;

/// Takes a schedule away for good. Runs that it has started stay as they are. Other people's schedules need
/// `manage:executions`.
#[operation(command, templates, rest = DELETE "/run-schedules/{id}", needs = RunExecutions)]
pub struct RemoveRunSchedule {
    /// Which one.
    pub id: RunScheduleId,
}

impl Example for RemoveRunSchedule {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
