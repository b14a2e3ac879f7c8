use super::{Arrangement, EditRunSchedule, Rhythm, example_id};
use crate::kernel::{Example, RunScheduleId, TemplateId, TimeZone, WorkspaceId, rules};
use crate::templates::{FilledIn, VARIABLES_MAX, name};
use domain_macros::operation;
use garde::Error;
use serde::{Deserialize, Serialize};

/// Has a template run by the clock, with the rights that whoever arranges it has by then. A fall that was missed for longer
/// than an hour is passed over; after three refusals in a row the schedule is switched off.
#[operation(command, templates, rest = POST "/run-schedules", needs = RunExecutions, entitlement = AiRuns, output = RunScheduleMade, creates)]
pub struct ScheduleRun {
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

/// The schedule is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RunScheduleMade {
    /// Its id.
    pub id: RunScheduleId,
}

impl ScheduleRun {
    /// What is arranged by whose clocks, and what is filled in.
    pub fn parts(self, tenants_own: TimeZone) -> (Arrangement, Vec<FilledIn>) {
        let Self { name, template, label, version, workspace, values, rhythm, time_zone, until } = self;
        let written = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let arrangement = Arrangement {
            name: name.trim().to_owned(),
            template,
            label: written(label),
            version,
            workspace,
            rhythm: rhythm.tidy(),
            time_zone: time_zone.filter(|zone| !zone.as_str().is_empty()).unwrap_or(tenants_own),
            until: written(until),
        };
        (arrangement, values)
    }

    /// The schedule of all examples, arranged so.
    pub(super) fn into_edit(self) -> EditRunSchedule {
        let Self { name, template, label, version, workspace, values, rhythm, time_zone, until } = self;
        let id = example_id();
        EditRunSchedule { id, name, template, label, version, workspace, values, rhythm, time_zone, until }
    }
}

/// The rule of a label, which a form may send empty.
pub(super) fn optional_label(text: &str, _: &()) -> garde::Result {
    match text.chars().count() {
        0 => Ok(()),
        1..=30 => name::label(text, &()),
        _ => Err(Error::new("too_long max=30")),
    }
}

/// The rule of a zone's name, which a form may send empty.
pub(super) fn optional_zone(zone: &TimeZone, _: &()) -> garde::Result {
    let is_named = zone.as_str().is_empty() || garde::Validate::validate(zone).is_ok();
    if is_named { Ok(()) } else { Err(Error::new("zone_unknown")) }
}

/// The rule of a day, which a form may send empty.
pub(super) fn optional_day(text: &str, _: &()) -> garde::Result {
    let is_day = || text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
    if text.is_empty() || is_day() { Ok(()) } else { Err(Error::new("not_a_day")) }
}

impl Example for ScheduleRun {
    fn example() -> Self {
        let Arrangement { name, template, label, version, workspace, rhythm, time_zone, until } =
            Arrangement::example();
        let values = crate::templates::prompt_template::filled_in();
        let time_zone = Some(time_zone);
        Self { name, template, label, version, workspace, values, rhythm, time_zone, until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn what_a_form_leaves_empty_is_nobodys_fault() {
        let empty = || Some(String::new());
        let time_zone = Some(TimeZone::named(""));
        let form = ScheduleRun { label: empty(), until: empty(), time_zone, ..ScheduleRun::example() };
        assert_eq!(validate(&form), Ok(()));
        let (arrangement, _) = form.parts(TimeZone::named("Asia/Seoul"));
        assert_eq!((arrangement.label, arrangement.until), (None, None));
        assert_eq!(arrangement.time_zone.as_str(), "Asia/Seoul");
    }

    #[test]
    fn each_fault_stands_at_its_member() {
        let mut wrong = ScheduleRun { until: Some("31 June".into()), ..ScheduleRun::example() };
        wrong.rhythm.days.clear();
        let faults = validate(&wrong).unwrap_err().fields;
        let faults: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.code.as_str())).collect();
        assert_eq!(faults, [("rhythm.days", "required"), ("until", "not_a_day")]);
    }
}
