//! What somebody was refused, for those who help them.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::Page;
use domain::kernel::PersonId;
use domain::platform::{RefusalRow, Refusals};
use leptos::prelude::*;
use texts::keys;

/// So many are shown.
const ROWS: u16 = 10;

/// The latest refusals of a person.
#[component]
pub fn RefusalsOf(id: PersonId) -> impl IntoView {
    let page = Known::new(|| (), move |()| port::call(Refusals { id, limit: Some(ROWS), cursor: None, sort: None }));
    view! {
        <section class="section">
            <h2 class="t-md" id="refusals">{words::texts().text(keys::homes::REFUSALS)}</h2>
            <Shown known=page rows=3 show=told/>
        </section>
    }
    .erased()
}

fn told(page: Page<RefusalRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::homes::NO_REFUSALS), texts.text(keys::homes::NO_REFUSALS_TEXT));
        return view! { <EmptyState icon="circle-check" title text/> }.erased();
    }
    let columns = [keys::audit_log::OPERATION, keys::audit_log::REASON, keys::audit_log::REQUEST, keys::audit_log::AT];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::homes::REFUSALS) columns>{rows}</Table> }.erased()
}

fn row(entry: RefusalRow) -> AnyView {
    let texts = words::texts();
    let times = (entry.count > 1).then(|| {
        view! { <p class="t-sm text-fg-muted">{texts.count(keys::audit_log::TIMES, entry.count.into())}</p> }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <div class="anywhere">
                    <code dir="ltr">{entry.operation}</code>
                    {times}
                </div>
            </th>
            <td class="anywhere" data-label=texts.text(keys::audit_log::REASON)>
                <code dir="ltr">{entry.reason.unwrap_or_default()}</code>
            </td>
            <td class="anywhere" data-label=texts.text(keys::audit_log::REQUEST)>
                <code dir="ltr">{entry.request_id}</code>
            </td>
            <td data-label=texts.text(keys::audit_log::AT)><Time at=entry.at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
