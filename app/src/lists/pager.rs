//! The way to the next page.

use super::Query;
use crate::port::Erased;
use crate::ui::{Icon, Look};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// How many rows stand here, and the way to the next page. Cursors lead forward only; the browser's own way back works.
#[component]
pub fn Pager(query: Query, rows: usize, next_cursor: Option<String>) -> impl IntoView {
    let texts = words::texts();
    let first = query.get("cursor").is_some().then(|| query.with("cursor", None));
    let next = next_cursor.map(|cursor| query.with("cursor", Some(&cursor)));
    view! {
        <nav class="pager" aria-label=texts.text(keys::list::PAGING)>
            <span role="status">{texts.count(keys::list::ROWS, rows as u64)}</span>
            <span class="actions">
                {first.map(|href| view! { <a class=Look::Quiet.class() href=href>{texts.text(keys::list::FIRST_PAGE)}</a> })}
                {next
                    .map(|href| {
                        view! {
                            <a class=Look::Secondary.class() href=href rel="next">
                                {texts.text(keys::list::NEXT_PAGE)}
                                <Icon name="chevron-right" flip=true/>
                            </a>
                        }
                    })}
            </span>
        </nav>
    }
    .erased()
}
