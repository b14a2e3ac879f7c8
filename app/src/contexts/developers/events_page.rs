//! Every type of event there is.

use super::narrow::{Narrow, has, typed};
use crate::lists::{ListHead, Shown};
use crate::port::{self, Erased, Known};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::developers::{EventCatalogue, EventLine, EventLines};
use leptos::prelude::*;
use texts::keys;

/// The catalogue of events.
#[component]
pub fn EventTypesPage() -> impl IntoView {
    let texts = words::texts();
    let typed = typed();
    let lines = Known::new(|| (), |()| port::call(EventCatalogue::default()));
    view! {
        <ListHead title=texts.text(keys::developers::EVENTS) intro=texts.text(keys::developers::EVENTS_INTRO)/>
        <section class="section">
            <div class="toolbar"><Narrow typed/></div>
            <Shown known=lines rows=8 show=move |lines| show(lines, typed)/>
        </section>
    }
    .erased()
}

fn show(EventLines { data }: EventLines, typed: RwSignal<String>) -> AnyView {
    let narrowed = move || {
        let typed = typed.get();
        let found = data.iter().filter(|line| has(&[&line.name, &line.context, &line.text], &typed));
        table(&found.collect::<Vec<_>>())
    };
    view! { {narrowed} }.erased()
}

fn table(found: &[&EventLine]) -> AnyView {
    let texts = words::texts();
    if found.is_empty() {
        let (title, text) = (texts.text(keys::developers::NOTHING_TITLE), texts.text(keys::developers::NOTHING_TEXT));
        return view! { <EmptyState icon="search-x" title text/> }.erased();
    }
    let count = texts.fill(keys::developers::FOUND_EVENTS, &[("count", &found.len().to_string())]);
    let columns = [
        keys::developers::EVENT,
        keys::developers::HAPPENED,
        keys::developers::AGGREGATE,
        keys::developers::VERSION,
        keys::developers::AUDIENCE,
    ];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = found.iter().map(|line| row(line)).collect();
    view! {
        <p class="t-sm text-fg-muted" role="status">{count}</p>
        <Table caption=texts.text(keys::developers::EVENTS) columns>{rows}</Table>
    }
    .erased()
}

fn row(line: &EventLine) -> AnyView {
    let texts = words::texts();
    let of = format!("{}.{}", line.context, line.aggregate);
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("/developer/events/{}", line.name)>
                    <code dir="ltr">{line.name.clone()}</code>
                </a>
            </th>
            <td data-label=texts.text(keys::developers::HAPPENED)>{line.text.clone()}</td>
            <td data-label=texts.text(keys::developers::AGGREGATE)><code dir="ltr">{of}</code></td>
            <td data-label=texts.text(keys::developers::VERSION)>{line.version}</td>
            <td data-label=texts.text(keys::developers::AUDIENCE)><code dir="ltr">{line.audience.as_str()}</code></td>
        </tr>
    }
    .erased()
}
