use super::{FallRefusal, RunScheduleRow, example_id};
use crate::kernel::{Example, ExecutionId, Moment, RunScheduleId, WorkspaceId};
use crate::templates::FilledIn;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One schedule: what it runs, when it does so next, and what became of its last falls. Other people's schedules need
/// `manage:executions`.
#[operation(query, templates, rest = GET "/run-schedules/{id}", needs = RunExecutions, entitlement = AiRuns, output = RunScheduleDetail)]
pub struct ShowRunSchedule {
    /// Which one.
    pub id: RunScheduleId,
}

words! {
    /// What became of a fall.
    FallOutcome {
        /// A run was started.
        Started = "started",
        /// It was refused.
        Refused = "refused",
        /// It was missed for too long, and passed over.
        Missed = "missed",
    }
}

/// One schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RunScheduleDetail {
    /// What the list shows of it.
    #[serde(flatten)]
    pub schedule: RunScheduleRow,
    /// The label whose version is run.
    pub label: Option<String>,
    /// The version that is run, whatever labels say.
    pub version: Option<u32>,
    /// Where it runs; the main workspace where none is named.
    pub workspace: Option<WorkspaceId>,
    /// What is filled in.
    pub values: Vec<FilledIn>,
    /// The last date on which it runs.
    pub until: Option<String>,
    /// The next three falls; none while it rests.
    pub next_falls: Vec<Moment>,
    /// How often in a row it was refused.
    pub refusals: u8,
    /// The last twenty falls, the latest first.
    pub falls: Vec<FallRow>,
}

/// What became of one fall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FallRow {
    /// Its moment; of several that were missed, that of the last.
    pub due: Moment,
    /// What became of it.
    pub outcome: FallOutcome,
    /// How many were missed; 1 where it is one.
    pub falls: u32,
    /// The run that was started.
    pub execution: Option<ExecutionId>,
    /// Why it was refused.
    pub why: Option<FallRefusal>,
}

impl Example for ShowRunSchedule {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
