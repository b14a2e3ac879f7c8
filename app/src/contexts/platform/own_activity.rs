//! What one did oneself, as the audit log has it.

use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, EmptyState, Table};
use crate::words;
use domain::Page;
use domain::platform::{ActivityRow, MyActivity};
use leptos::prelude::*;
use texts::keys;

/// So much of it is shown.
const ROWS: u16 = 8;

/// What one did last.
#[component]
pub fn OwnActivity() -> impl IntoView {
    let page = Known::new(|| (), |()| port::call(MyActivity { limit: Some(ROWS), ..MyActivity::default() }));
    view! {
        <section class="section">
            <h2 class="t-md" id="own-activity">{words::texts().text(keys::homes::OWN_ACTIVITY)}</h2>
            <Shown known=page rows=7 show=told/>
        </section>
    }
    .erased()
}

fn told(page: Page<ActivityRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::audit_log::EMPTY_TITLE), texts.text(keys::homes::NO_ACTIVITY));
        return view! { <EmptyState icon="activity" title text/> }.erased();
    }
    let columns = [keys::audit_log::WHAT, keys::audit_log::OPERATION, keys::audit_log::AT];
    let columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::homes::OWN_ACTIVITY) columns>{rows}</Table> }.erased()
}

fn row(entry: ActivityRow) -> AnyView {
    let texts = words::texts();
    // That of a refusal says what to do; that of a sign-in, by which means, is for those who read the log.
    let refused = entry.reason.filter(|_| entry.what == "refused");
    let reason = refused.map(|reason| view! { <p class="t-sm text-fg-muted"><code dir="ltr">{reason}</code></p> });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <div class="anywhere">
                    <span>{words::happened(texts, &entry.what)}</span>
                    {reason}
                </div>
            </th>
            <td class="anywhere" data-label=texts.text(keys::audit_log::OPERATION)>
                <code dir="ltr">{entry.operation}</code>
            </td>
            <td data-label=texts.text(keys::audit_log::AT)><Time at=entry.at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
