//! The aggregate of a schedule of runs: what is run by the clock, by whom it was arranged, and what became of each fall. The
//! next fall stands in the state, so that one is told from another and happens once.

use super::{Arrangement, Fallen};
use crate::kernel::{Aggregate, ApiKeyId, ExecutionId, Moment, PersonId, Personal, Refusal, Zone};
use crate::policy::Permissions;
use crate::templates::FilledIn;
use domain_macros::events;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// After so many refusals in a row a schedule is switched off.
pub const REFUSALS_MAX: u8 = 3;

/// The aggregate; all functions are static.
pub struct RunSchedule;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RunScheduleState {
    /// What is run and when; `None` before it was arranged.
    pub arrangement: Option<Arrangement>,
    /// In whose name it runs.
    pub owner: Option<PersonId>,
    /// The key with which it was arranged.
    pub key: Option<ApiKeyId>,
    /// What the program had through which it was arranged; `None`: everything that the owner may.
    pub given: Option<Permissions>,
    /// Whether it is on.
    pub is_on: bool,
    /// The next fall; `None` while it is off, and when there is none any more.
    pub next_at: Option<Moment>,
    /// How often in a row it was refused.
    pub refusals: u8,
    /// Whether somebody took it away.
    pub is_removed: bool,
}

/// A schedule as somebody arranges it. It is theirs from then on, since it runs with their rights.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// What is run and when.
    pub arrangement: Arrangement,
    /// What is filled in.
    pub values: Vec<FilledIn>,
    /// The clocks that it goes by.
    pub zone: Arc<Zone>,
    /// Who arranges it.
    pub owner: PersonId,
    /// Their name.
    pub owner_name: String,
    /// The key with which they do.
    pub key: Option<ApiKeyId>,
    /// What the key or app has that they come through; `None`: everything that they may.
    pub given: Option<Permissions>,
}

/// Why a run was refused, as the refusal has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FallRefusal {
    /// Its code, `budget_used_up`.
    pub code: String,
    /// Values for its sentence.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
}

/// What became of a fall.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A run was put down.
    Started {
        /// The run.
        execution: ExecutionId,
        /// The version of the template that it is of.
        version: u32,
    },
    /// It was refused.
    Refused(FallRefusal),
    /// Nobody was there in time.
    Missed,
}

/// What can be asked of a schedule.
#[derive(Clone, Debug)]
pub enum RunScheduleCommand {
    /// Arrange it; it is on.
    Arrange(Box<Drafted>),
    /// Arrange it otherwise.
    Rearrange(Box<Drafted>),
    /// Let it run.
    SwitchOn { zone: Arc<Zone>, by: PersonId },
    /// Let it rest.
    SwitchOff { by: PersonId },
    /// Take it away.
    Remove { by: PersonId },
    /// Write down what became of what has come due.
    Settle { fallen: Fallen, zone: Arc<Zone>, outcome: Outcome },
}

/// What can have happened to a schedule.
#[events(RunSchedule, version = 1, audience = ManageExecutions)]
pub enum RunScheduleEvent {
    /// Somebody arranged it. `given` is what the program had through which they did.
    RunScheduled {
        arrangement: Arrangement,
        values: Personal<Vec<FilledIn>>,
        owner: PersonId,
        owner_name: Personal<String>,
        key: Option<ApiKeyId>,
        given: Option<Permissions>,
        next_at: Option<Moment>,
    },
    /// Somebody arranged it otherwise; it is theirs from then on.
    RunRescheduled {
        arrangement: Arrangement,
        values: Personal<Vec<FilledIn>>,
        owner: PersonId,
        owner_name: Personal<String>,
        key: Option<ApiKeyId>,
        given: Option<Permissions>,
        next_at: Option<Moment>,
    },
    /// It runs from then on.
    RunScheduleSwitchedOn { person_id: PersonId, next_at: Option<Moment> },
    /// It rests from then on.
    RunScheduleSwitchedOff { person_id: PersonId },
    /// It was taken away.
    RunScheduleRemoved { person_id: PersonId },
    /// The clock started a run.
    ScheduledRunStarted { due: Moment, execution: ExecutionId, version: u32, next_at: Option<Moment> },
    /// So many falls were missed for too long, and passed over.
    ScheduledRunsMissed { first: Moment, last: Moment, falls: u32, next_at: Option<Moment> },
    /// A run was refused.
    ScheduledRunRefused { due: Moment, why: FallRefusal, next_at: Option<Moment> },
    /// It was refused too often in a row, and rests; these are told.
    RunScheduleGivenUp { why: FallRefusal, told: Vec<PersonId> },
}

/// Why a schedule says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunScheduleRefusal {
    /// It was arranged before.
    Exists,
    /// There is none.
    Unknown,
    /// It would never run.
    NeverFalls,
    /// Its last day is over.
    Over,
    /// What is written down has not come due, or was written down before.
    NotDue,
}

impl RunScheduleState {
    /// What has come due by now.
    pub fn fallen(&self, zone: &Zone, now: Moment) -> Option<Fallen> {
        if self.is_removed || !self.is_on {
            return None;
        }
        self.arrangement.as_ref()?.fallen(zone, self.next_at?, now)
    }
}

impl Aggregate for RunSchedule {
    const NAME: &'static str = "run_schedule";
    const CONTEXT: &'static str = "templates";
    const SNAPSHOT_EVERY: Option<i32> = Some(200);
    type State = RunScheduleState;
    type Command = RunScheduleCommand;
    type Event = RunScheduleEvent;
    type Refusal = RunScheduleRefusal;

    fn decide(
        state: &RunScheduleState,
        command: RunScheduleCommand,
        at: Moment,
    ) -> Result<Vec<RunScheduleEvent>, RunScheduleRefusal> {
        decide::decide(state, command, at)
    }

    fn evolve(mut state: RunScheduleState, event: &RunScheduleEvent) -> RunScheduleState {
        match event {
            RunScheduleEvent::RunScheduled { arrangement, owner, key, given, next_at, .. } => {
                state = arranged(state, (arrangement, *owner), (*key, *given));
                (state.is_on, state.next_at) = (true, *next_at);
            }
            RunScheduleEvent::RunRescheduled { arrangement, owner, key, given, next_at, .. } => {
                state = arranged(state, (arrangement, *owner), (*key, *given));
                state.next_at = *next_at;
            }
            RunScheduleEvent::RunScheduleSwitchedOn { next_at, .. } => {
                (state.is_on, state.next_at, state.refusals) = (true, *next_at, 0);
            }
            RunScheduleEvent::RunScheduleSwitchedOff { .. } | RunScheduleEvent::RunScheduleGivenUp { .. } => {
                (state.is_on, state.next_at) = (false, None);
            }
            RunScheduleEvent::RunScheduleRemoved { .. } => {
                (state.is_on, state.next_at, state.is_removed) = (false, None, true);
            }
            RunScheduleEvent::ScheduledRunStarted { next_at, .. } => {
                (state.next_at, state.refusals) = (*next_at, 0);
            }
            RunScheduleEvent::ScheduledRunsMissed { next_at, .. } => state.next_at = *next_at,
            RunScheduleEvent::ScheduledRunRefused { next_at, .. } => {
                (state.next_at, state.refusals) = (*next_at, state.refusals.saturating_add(1));
            }
        }
        state
    }
}

fn arranged(
    state: RunScheduleState,
    (arrangement, owner): (&Arrangement, PersonId),
    (key, given): (Option<ApiKeyId>, Option<Permissions>),
) -> RunScheduleState {
    RunScheduleState { arrangement: Some(arrangement.clone()), owner: Some(owner), key, given, refusals: 0, ..state }
}

impl From<RunScheduleRefusal> for Refusal {
    fn from(refusal: RunScheduleRefusal) -> Self {
        match refusal {
            RunScheduleRefusal::Exists | RunScheduleRefusal::NotDue => Self::conflict(),
            RunScheduleRefusal::Unknown => Self::not_found(),
            RunScheduleRefusal::NeverFalls => Self::invalid_field("until", "never_falls"),
            RunScheduleRefusal::Over => Self::new(409, "schedule_is_over"),
        }
    }
}

#[path = "run_schedule_decide.rs"]
mod decide;
#[path = "run_schedule_examples.rs"]
mod examples;
#[cfg(test)]
#[path = "run_schedule_tests.rs"]
mod tests;
