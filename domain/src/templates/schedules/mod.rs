//! Templates that are run by the clock: what runs when, by whose clocks, and what became of each fall.

mod arrangement;
mod edit_run_schedule;
mod remove_run_schedule;
mod rhythm;
mod run_schedule;
mod run_schedules;
mod schedule_run;
mod show_run_schedule;
mod switch_run_schedule;
mod time_of_day;

pub use arrangement::{Arrangement, Fallen, IN_TIME_S};
pub use edit_run_schedule::EditRunSchedule;
pub use remove_run_schedule::RemoveRunSchedule;
pub use rhythm::{EVERY_HOURS, Rhythm, RhythmKind, Weekday};
pub use run_schedule::{
    Drafted, FallRefusal, Outcome, REFUSALS_MAX, RunSchedule, RunScheduleCommand, RunScheduleEvent, RunScheduleRefusal,
    RunScheduleState,
};
pub use run_schedules::{RunScheduleRow, RunScheduleStatus, RunSchedules};
pub use schedule_run::{RunScheduleMade, ScheduleRun};
pub use show_run_schedule::{FallOutcome, FallRow, RunScheduleDetail, ShowRunSchedule};
pub use switch_run_schedule::{SwitchRunSchedule, SwitchTo};
pub use time_of_day::TimeOfDay;

use crate::kernel::RunScheduleId;

/// The schedule of all examples.
const fn example_id() -> RunScheduleId {
    RunScheduleId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_7e51))
}
