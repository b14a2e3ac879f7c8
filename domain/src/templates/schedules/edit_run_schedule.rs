use super::schedule_run::{optional_day, optional_label, optional_zone};
use super::{Rhythm, ScheduleRun};
use crate::kernel::{Example, RunScheduleId, TemplateId, TimeZone, WorkspaceId, rules};
use crate::templates::{FilledIn, VARIABLES_MAX};
use domain_macros::operation;

/// Arranges a schedule otherwise, whole. It is whose who did so from then on, since it runs with their rights; whether it is on
/// stays as it is. Other people's schedules need `manage:executions`.
#[operation(command, templates, rest = PUT "/run-schedules/{id}", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct EditRunSchedule {
    /// Which one.
    pub id: RunScheduleId,
    /// What people call it, 2 to 80 characters.
    #[garde(length(chars, min = 2, max = 80), custom(rules::line))]
    pub name: String,
    /// The template.
    pub template: TemplateId,
    /// A label of it; `production` unless told, and the newest version where there is no such label.
    #[garde(inner(custom(optional_label)))]
    pub label: Option<String>,
    /// A version of it, whatever labels say.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
    /// Where it runs; the main workspace unless told.
    pub workspace: Option<WorkspaceId>,
    /// What is filled in.
    #[serde(default)]
    #[garde(length(max = VARIABLES_MAX), dive)]
    pub values: Vec<FilledIn>,
    /// How often.
    #[garde(dive)]
    pub rhythm: Rhythm,
    /// By whose clocks; the tenant's unless told.
    #[garde(inner(custom(optional_zone)))]
    pub time_zone: Option<TimeZone>,
    /// The last date on which it runs, `2027-06-30`, by those clocks; for good unless told.
    #[garde(inner(custom(optional_day)))]
    pub until: Option<String>,
}

impl EditRunSchedule {
    /// Which one, and how it is arranged from now on.
    pub fn parts(self) -> (RunScheduleId, ScheduleRun) {
        let Self { id, name, template, label, version, workspace, values, rhythm, time_zone, until } = self;
        (id, ScheduleRun { name, template, label, version, workspace, values, rhythm, time_zone, until })
    }
}

impl Example for EditRunSchedule {
    fn example() -> Self {
        ScheduleRun::example().into_edit()
    }
}
