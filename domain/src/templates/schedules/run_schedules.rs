use super::{FallOutcome, Rhythm};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PersonId, RunScheduleId, TemplateId, TimeZone};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one has run by the clock, by name; with `manage:executions` also what everybody has.
#[operation(query, templates, rest = GET "/run-schedules", needs = RunExecutions, entitlement = AiRuns, output = Page<RunScheduleRow>)]
#[derive(Default)]
pub struct RunSchedules {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those that stand so.
    pub status: Option<RunScheduleStatus>,
    /// Only those of this template.
    pub template_id: Option<TemplateId>,
    /// Everybody's, for whoever manages runs; one's own unless told.
    pub everybody: Option<bool>,
}

words! {
    /// Where a schedule stands.
    RunScheduleStatus {
        /// It runs.
        On = "on",
        /// It rests.
        Off = "off",
        /// Its last day is over.
        Over = "over",
        /// It was refused too often in a row, and rests.
        GivenUp = "given_up",
    }
}

/// A schedule in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RunScheduleRow {
    /// Its id.
    pub id: RunScheduleId,
    /// What people call it.
    pub name: String,
    /// Where it stands.
    pub status: RunScheduleStatus,
    /// The template.
    pub template: TemplateId,
    /// What the template is called; empty where it is gone.
    pub template_name: String,
    /// How often.
    pub rhythm: Rhythm,
    /// By whose clocks.
    pub time_zone: TimeZone,
    /// The next fall; absent while it rests.
    pub next_at: Option<Moment>,
    /// The moment of the last fall, if there was one.
    pub last_at: Option<Moment>,
    /// What became of it.
    pub last_outcome: Option<FallOutcome>,
    /// In whose name it runs.
    pub owner: PersonId,
    /// Their name.
    pub owner_name: String,
}

impl Example for RunSchedules {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(RunScheduleStatus::On), ..Self::default() }
    }
}
