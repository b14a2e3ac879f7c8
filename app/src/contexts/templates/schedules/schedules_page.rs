//! What is run by the clock.

use super::labels;
use crate::frame::actor;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, LinkButton};
use crate::words;
use domain::Page;
use domain::platform::ThingKind;
use domain::policy::{self, Permission, Subject};
use domain::templates::{RunScheduleRow, RunScheduleStatus, RunSchedules};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// What is run by the clock, with search and filters.
#[component]
pub fn SchedulesPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let everybody = manages().then(|| {
        let values = vec![("true", texts.text(keys::schedules::EVERYBODY))];
        view! { <Chips query member="everybody" label=texts.text(keys::schedules::WHOSE) values/> }
    });
    view! {
        <ListHead title=texts.text(keys::schedules::TITLE) intro=texts.text(keys::schedules::INTRO)>
            <LinkButton href=Signal::stored("/client/templates".to_owned()) icon="layout-template">
                {texts.text(keys::schedules::CHOOSE_TEMPLATE)}
            </LinkButton>
        </ListHead>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::schedules::SEARCH)/>
                <Chips query member="status" label=texts.text(keys::schedules::STATUS) values=statuses()/>
                {everybody}
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::RunSchedule] rows=4 show=show/>
        </section>
    }
    .erased()
}

/// Whether the person who is signed in manages everybody's runs.
fn manages() -> bool {
    actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        policy::may(&actor, Permission::ManageExecutions, &subject).is_ok()
    })
}

fn ask(query: &Query) -> RunSchedules {
    RunSchedules {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        search: query.get("search").map(str::to_owned),
        status: query.get("status").and_then(RunScheduleStatus::parse),
        template_id: query.get("template").and_then(|id| id.parse().ok()),
        everybody: query.get("everybody").map(|told| told == "true"),
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> RunSchedules {
    RunSchedules { limit: None, cursor: None, ..ask(query) }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let named = |status: &RunScheduleStatus| {
        let (.., name) = labels::status(*status);
        (status.as_str(), words::texts().text(name))
    };
    RunScheduleStatus::ALL.iter().map(named).collect()
}

fn show(query: Query, page: Page<RunScheduleRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let columns = [
        keys::schedules::NAME,
        keys::schedules::STATUS,
        keys::schedules::RHYTHM,
        keys::schedules::NEXT,
        keys::schedules::LAST,
        keys::schedules::OWNER,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let (next_cursor, rows) = (page.next_cursor, page.data.into_iter().map(row).collect());
    let empty = Empty { icon: "clock", title: keys::schedules::EMPTY_TITLE, text: keys::schedules::EMPTY_TEXT };
    let caption = texts.text(keys::schedules::CAPTION);
    view! { <Rows query caption columns rows next_cursor empty/> }.erased()
}

fn row(schedule: RunScheduleRow) -> AnyView {
    let texts = words::texts();
    let rhythm = labels::rhythm(&schedule.rhythm);
    let next = schedule.next_at.map(|at| view! { <Time at show=Show::Minute/> });
    let last = schedule.last_at.map(|at| view! { <Time at show=Show::Minute/> });
    let outcome = schedule.last_outcome.map(|outcome| labels::badge(labels::outcome(outcome)));
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/client/schedules/{}", schedule.id)>
                    <bdi dir="auto">{schedule.name}</bdi>
                </a>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{schedule.template_name}</bdi></p>
            </th>
            <td data-label=texts.text(keys::schedules::STATUS)>{labels::badge(labels::status(schedule.status))}</td>
            <td data-label=texts.text(keys::schedules::RHYTHM)>{rhythm}</td>
            <td data-label=texts.text(keys::schedules::NEXT)>{next}</td>
            <td data-label=texts.text(keys::schedules::LAST)>
                <span class="flex gap-2 items-center">
                    {outcome}
                    {last}
                </span>
            </td>
            <td data-label=texts.text(keys::schedules::OWNER)><bdi dir="auto">{schedule.owner_name}</bdi></td>
        </tr>
    }
    .erased()
}
