//! The rows of the list, or what stands where there are none.

use super::labels::{Status, note, progress};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::knowledge::ingestion::IngestionRow;
use leptos::prelude::*;
use texts::keys;

/// One page of the list.
#[component]
pub(super) fn IngestionsTable(base: &'static str, query: Query, page: Page<IngestionRow>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "book-open", title: keys::ingestion::EMPTY_TITLE, text: keys::ingestion::EMPTY_TEXT };
    let columns = vec![
        Column::new(texts.text(keys::ingestion::NAME)),
        Column::new(texts.text(keys::ingestion::STATUS)),
        Column::number(texts.text(keys::ingestion::PASSAGES)),
        Column::number(texts.text(keys::ingestion::FAULTS)),
        Column::number(texts.text(keys::ingestion::TOKENS)),
        Column::new(texts.text(keys::ingestion::ASKED_AT)),
    ];
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|document| row(base, document)).collect();
    view! { <Rows query caption=texts.text(keys::ingestion::CAPTION) columns rows next_cursor empty/> }
}

fn row(base: &'static str, document: IngestionRow) -> AnyView {
    let texts = words::texts();
    let said = document.note.map(|it| view! { <p class="t-sm text-fg-muted">{texts.text(note(it))}</p> });
    view! {
        <tr data-document=document.id.to_string()>
            <th scope="row">
                <a class="row-link" href=format!("{base}/ingestions/{}", document.id)>
                    <bdi class="clip">{document.title}</bdi>
                </a>
            </th>
            <td data-label=texts.text(keys::ingestion::STATUS)>
                <Status status=document.status/>
                {said}
            </td>
            <td class="end" data-label=texts.text(keys::ingestion::PASSAGES)>{progress(document.done, document.total)}</td>
            <td class="end" data-label=texts.text(keys::ingestion::FAULTS)>{document.faults}</td>
            <td class="end" data-label=texts.text(keys::ingestion::TOKENS)>{document.tokens}</td>
            <td data-label=texts.text(keys::ingestion::ASKED_AT)><Time at=document.asked_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
