//! The part of a template's page that says when it is run by the clock, and leads to running it so.

use super::labels;
use crate::lists::Shown;
use crate::port::{Erased, Known};
use crate::times::{Show, Time};
use crate::ui::LinkButton;
use crate::words;
use domain::Page;
use domain::kernel::TemplateId;
use domain::templates::RunScheduleRow;
use leptos::prelude::*;
use texts::keys;

/// One's own schedules of a template.
#[component]
pub(in crate::contexts::templates) fn ByTheClock(
    template: TemplateId,
    schedules: Known<Page<RunScheduleRow>>,
) -> impl IntoView {
    let texts = words::texts();
    let href = format!("/client/schedules/new?template={template}");
    view! {
        <section class="section" aria-labelledby="template-clock">
            <div class="section-head">
                <h2 class="t-md" id="template-clock">{texts.text(keys::schedules::TITLE)}</h2>
                <LinkButton href=Signal::stored(href) icon="clock">{texts.text(keys::schedules::NEW)}</LinkButton>
            </div>
            <Shown known=schedules rows=1 show=rows/>
        </section>
    }
    .erased()
}

fn rows(page: Page<RunScheduleRow>) -> AnyView {
    if page.data.is_empty() {
        let text = words::texts().text(keys::schedules::PART_EMPTY);
        return view! { <p class="t-sm text-fg-muted">{text}</p> }.erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}

fn row(schedule: RunScheduleRow) -> AnyView {
    let rhythm = labels::rhythm(&schedule.rhythm);
    let next = schedule.next_at.map(|at| view! { <Time at show=Show::Minute/> });
    view! {
        <li class="flex gap-2 items-center">
            <a class="link" href=format!("/client/schedules/{}", schedule.id)>
                <bdi dir="auto">{schedule.name}</bdi>
            </a>
            {labels::badge(labels::status(schedule.status))}
            <span class="t-sm text-fg-muted">{rhythm}</span>
            {next}
        </li>
    }
    .erased()
}
