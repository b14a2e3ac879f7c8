//! Single calls.

use super::labels;
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::developers::CallRow;
use leptos::prelude::*;
use texts::keys;

const EMPTY: Empty =
    Empty { icon: "activity", title: keys::developers::CALLS_EMPTY_TITLE, text: keys::developers::CALLS_EMPTY_TEXT };

/// One page of the list.
#[component]
pub(super) fn CallsTable(query: Query, page: Page<CallRow>) -> impl IntoView {
    let texts = words::texts();
    let mut columns = [
        keys::developers::REQUEST,
        keys::developers::STATUS,
        keys::developers::AT,
        keys::developers::BY,
        keys::developers::ID,
    ]
    .map(|key| Column::new(texts.text(key)))
    .to_vec();
    columns.insert(2, Column::number(texts.text(keys::developers::LATENCY)));
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    view! {
        <Rows query caption=texts.text(keys::developers::CALLS_CAPTION) columns rows next_cursor=page.next_cursor empty=EMPTY/>
    }
    .erased()
}

fn row(call: CallRow) -> AnyView {
    let texts = words::texts();
    let place = call.path.as_ref().map(|path| format!("{} {path}", call.method));
    let place = place.unwrap_or_else(|| format!("{} {}", call.method, call.door));
    let place = view! { <code class="anywhere" dir="ltr">{place}</code> };
    let head = match call.operation {
        Some(operation) => {
            let href = format!("/developer/reference/{operation}");
            view! { <a class="row-link" href=href>{place}</a> }.erased()
        }
        None => place.erased(),
    };
    let tone = if call.status < 400 { "badge tone-success" } else { "badge tone-danger" };
    let code = call.code.map(|code| view! { <p class="t-sm text-fg-muted"><code dir="ltr">{code}</code></p> });
    view! {
        <tr>
            <th scope="row">{head}</th>
            <td data-label=texts.text(keys::developers::STATUS)><span class=tone>{call.status}</span>{code}</td>
            <td class="end" data-label=texts.text(keys::developers::LATENCY)>{labels::ms(call.latency_us)}</td>
            <td data-label=texts.text(keys::developers::AT)><Time at=call.at show=Show::Minute/></td>
            <td data-label=texts.text(keys::developers::BY)><bdi>{call.by}</bdi></td>
            <td data-label=texts.text(keys::developers::ID)><code class="anywhere t-sm" dir="ltr">{call.id.simple().to_string()}</code></td>
        </tr>
    }
    .erased()
}
