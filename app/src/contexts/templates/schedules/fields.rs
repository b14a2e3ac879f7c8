//! The fields of a schedule, for a new one and for one that is there.

use super::loaded::Offered;
use super::rhythm_fields;
use crate::contexts::templates::entry::{Choice, Entry, Size};
use crate::contexts::templates::fill;
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::ComboField;
use crate::words;
use domain::Operation;
use domain::templates::{PRODUCTION, Rhythm, RunScheduleDetail, TemplateDetail, Variable};
use domain::workspaces::WorkspaceRow;
use leptos::prelude::*;
use texts::keys;

/// What stands in the fields at first.
struct Standing {
    name: String,
    label: String,
    version: String,
    workspace: String,
    rhythm: Rhythm,
    time_zone: String,
    until: String,
}

impl Standing {
    fn of(schedule: Option<&RunScheduleDetail>, template: &TemplateDetail) -> Self {
        let Some(it) = schedule else {
            return Self {
                name: template.template.name.clone(),
                label: String::new(),
                version: String::new(),
                workspace: String::new(),
                rhythm: rhythm_fields::first(),
                time_zone: String::new(),
                until: String::new(),
            };
        };
        Self {
            name: it.schedule.name.clone(),
            label: it.label.clone().unwrap_or_default(),
            version: it.version.map(|version| version.to_string()).unwrap_or_default(),
            workspace: it.workspace.map(|workspace| workspace.to_string()).unwrap_or_default(),
            rhythm: it.schedule.rhythm.clone(),
            time_zone: it.schedule.time_zone.as_str().to_owned(),
            until: it.until.clone().unwrap_or_default(),
        }
    }
}

/// The fields; those of a schedule that is there hold what it says.
pub(super) fn fields<O: Operation>(form: Form<O>, offered: Offered, schedule: Option<&RunScheduleDetail>) -> AnyView {
    let texts = words::texts();
    let Offered { template, zones, workspaces } = offered;
    let Standing { name, label, version, workspace, rhythm, time_zone, until } = Standing::of(schedule, &template);
    let variables = variables(form, &template, schedule);
    view! {
        <input type="hidden" name="template" value=template.template.id.to_string()/>
        <Entry
            id="schedule-name".to_owned()
            name="name".to_owned()
            label=texts.text(keys::schedules::NAME)
            size=Size::Line
            error=form.error("name")
            value=name
        />
        {rhythm_fields::fields(form, rhythm)}
        <ComboField
            form="schedule"
            name="timeZone"
            label=texts.text(keys::schedules::TIME_ZONE)
            hint=texts.text(keys::schedules::TIME_ZONE_HINT)
            error=form.error("timeZone")
            value=time_zone
            placeholder="Europe/Berlin".to_owned()
            options=zones
        />
        <Entry
            id="schedule-until".to_owned()
            name="until".to_owned()
            label=texts.text(keys::schedules::UNTIL)
            size=Size::Line
            kind="date"
            error=form.error("until")
            value=until
            code=true
        />
        {variables}
        {which(form, &template, (label, version))}
        {place(form, workspaces, &workspace)}
    }
    .erased()
}

/// What has to be filled in: as the schedule has it, or else the template's example.
fn variables<O: Operation>(
    form: Form<O>,
    template: &TemplateDetail,
    schedule: Option<&RunScheduleDetail>,
) -> Vec<AnyView> {
    let standing = |name: &str| -> Option<String> {
        schedule?.values.iter().find(|filled| filled.name == name).map(|filled| filled.value.clone())
    };
    let row = |(place, variable): (usize, &Variable)| {
        let value = standing(&variable.name).unwrap_or_else(|| variable.example.clone());
        fill::row(form, (place, variable.clone(), value), Callback::new(|_: String| ()))
    };
    template.content.variables.iter().enumerate().map(row).collect()
}

/// Which version is run: the live one, that of a label, or one for good.
fn which<O: Operation>(form: Form<O>, template: &TemplateDetail, (label, version): (String, String)) -> AnyView {
    let texts = words::texts();
    let live = || (String::new(), texts.text(keys::schedules::LIVE).to_owned());
    let named = template.labels.iter().filter(|row| row.label != PRODUCTION || label == PRODUCTION);
    let labels = std::iter::once(live()).chain(named.map(|row| (row.label.clone(), row.label.clone()))).collect();
    let free = (String::new(), texts.text(keys::schedules::NOT_PINNED).to_owned());
    let numbers = template.versions.iter().map(|row| (row.number.to_string(), row.number.to_string()));
    let versions = std::iter::once(free).chain(numbers).collect();
    view! {
        <Choice
            id="schedule-label".to_owned()
            name="label".to_owned()
            label=texts.text(keys::schedules::LABEL)
            options=labels
            chosen=label
            error=form.error("label")
        />
        <Choice
            id="schedule-version".to_owned()
            name="version".to_owned()
            label=texts.text(keys::schedules::VERSION)
            options=versions
            chosen=version
            error=form.error("version")
        />
    }
    .erased()
}

/// Where it runs, where there are several workspaces.
fn place<O: Operation>(form: Form<O>, all: Vec<WorkspaceRow>, named: &str) -> AnyView {
    if all.len() < 2 {
        let named = named.to_owned();
        return view! { <input type="hidden" name="workspace" value=named/> }.erased();
    }
    let is_known = all.iter().any(|workspace| workspace.id.to_string() == named);
    let main = all.iter().find(|workspace| workspace.is_main).map(|workspace| workspace.id.to_string());
    let chosen = if is_known { named.to_owned() } else { main.unwrap_or_default() };
    let options = all.into_iter().map(|workspace| (workspace.id.to_string(), workspace.name)).collect();
    view! {
        <Choice
            id="schedule-workspace".to_owned()
            name="workspace".to_owned()
            label=words::texts().text(keys::templates::WORKSPACE)
            options
            chosen
            error=form.error("workspace")
        />
    }
    .erased()
}
