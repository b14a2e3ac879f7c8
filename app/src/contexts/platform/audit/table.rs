//! The rows of the log, or what stands where there are none.

use super::base;
use super::line::Line;
use super::reason::reason;
use super::things::thing;
use super::who::who;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-at";

/// One page of the log.
#[component]
pub(super) fn AuditTable(query: Query, page: Page<Line>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "scroll-text", title: keys::audit_log::EMPTY_TITLE, text: keys::audit_log::EMPTY_TEXT };
    let base = base();
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(|line| row(&base, line)).collect();
    view! { <Rows query caption=texts.text(keys::audit_log::CAPTION) columns rows next_cursor empty/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let (order, href) = query.order(["at", "-at"], SORT_DEFAULT);
    let at = texts.text(keys::audit_log::AT);
    vec![
        Column::new(texts.text(keys::audit_log::WHAT)),
        Column::new(texts.text(keys::audit_log::WHO)),
        Column::new(texts.text(keys::audit_log::OPERATION)),
        Column::new(texts.text(keys::audit_log::THING)),
        Column::new(at).sorted(order, href, texts.fill(keys::list::SORT_BY, &[("column", at)])),
    ]
}

fn row(base: &str, line: Line) -> AnyView {
    let texts = words::texts();
    let who = who(&line);
    let entry = line.row;
    let times = (entry.count > 1).then(|| {
        view! { <p class="t-sm text-fg-muted">{texts.count(keys::audit_log::TIMES, entry.count.into())}</p> }
    });
    let reason = reason(&entry).map(|reason| view! { <p class="t-sm text-fg-muted">{reason}</p> });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <div class="anywhere">
                    <a class="row-link" href=format!("{base}/{}", entry.id)>{words::happened(texts, &entry.what)}</a>
                    {reason}
                    {times}
                </div>
            </th>
            <td data-label=texts.text(keys::audit_log::WHO)>{who}</td>
            <td class="anywhere" data-label=texts.text(keys::audit_log::OPERATION)>
                <code dir="ltr">{entry.operation.clone()}</code>
            </td>
            <td data-label=texts.text(keys::audit_log::THING)>
                {thing(&entry).unwrap_or_else(|| view! { <span>"–"</span> }.erased())}
            </td>
            <td data-label=texts.text(keys::audit_log::AT)><Time at=entry.at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
