//! The rows of the errands, or what stands where there are none.

use super::labels::StatusBadge;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::agent::ErrandRow;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-createdAt";

/// One page of the errands.
#[component]
pub(super) fn ErrandsList(query: Query, page: Page<ErrandRow>, base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "list-checks", title: keys::agent::EMPTY_TITLE, text: keys::agent::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(|errand| row(base, errand)).collect();
    view! { <Rows query caption=texts.text(keys::agent::CAPTION) columns rows next_cursor empty/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let (order, href) = query.order(["createdAt", "-createdAt"], SORT_DEFAULT);
    let created = texts.text(keys::agent::CREATED_AT);
    let hint = texts.fill(keys::list::SORT_BY, &[("column", created)]);
    vec![
        Column::new(texts.text(keys::agent::WHAT)),
        Column::new(texts.text(keys::agent::STATUS)),
        Column::new(texts.text(keys::agent::SENT_BY)),
        Column::new(created).sorted(order, href, hint),
        Column::number(texts.text(keys::agent::CALLS)),
        Column::number(texts.text(keys::agent::REFUSED)),
    ]
}

fn row(base: &str, errand: ErrandRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=format!("{base}/{}", errand.id)>
                    <bdi class="clip">{errand.text}</bdi>
                </a>
            </th>
            <td data-label=texts.text(keys::agent::STATUS)>
                <StatusBadge status=errand.status/>
            </td>
            <td data-label=texts.text(keys::agent::SENT_BY)>
                <bdi>{errand.sent_by_name}</bdi>
            </td>
            <td data-label=texts.text(keys::agent::CREATED_AT)>
                <Time at=errand.created_at show=Show::Minute/>
            </td>
            <td class="end" data-label=texts.text(keys::agent::CALLS)>{words::number(errand.calls.into())}</td>
            <td class="end" data-label=texts.text(keys::agent::REFUSED)>{words::number(errand.refused.into())}</td>
        </tr>
    }
    .erased()
}
