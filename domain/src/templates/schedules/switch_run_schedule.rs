use super::example_id;
use crate::kernel::{Example, RunScheduleId};
use crate::words;
use domain_macros::operation;

words! {
    /// Whether a schedule is to run.
    SwitchTo {
        /// It runs.
        On = "on",
        /// It rests.
        Off = "off",
    }
}

/// Lets a schedule run or rest. What would have fallen while it rested is not made up for. Other people's schedules need
/// `manage:executions`.
#[operation(command, templates, rest = PUT "/run-schedules/{id}/switch", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct SwitchRunSchedule {
    /// Which one.
    pub id: RunScheduleId,
    /// Whether it runs from now on.
    pub to: SwitchTo,
}

impl Example for SwitchRunSchedule {
    fn example() -> Self {
        Self { id: example_id(), to: SwitchTo::Off }
    }
}
