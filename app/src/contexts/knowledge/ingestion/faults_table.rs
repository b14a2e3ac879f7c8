//! What of a document couldn't be read, place by place.

use super::labels::fault;
use crate::port::Erased;
use crate::ui::{Column, Table};
use crate::words;
use domain::knowledge::ingestion::IngestionFault;
use leptos::prelude::*;
use texts::keys;

/// The faults of a document, one a row.
#[component]
pub(super) fn FaultsTable(faults: Vec<IngestionFault>) -> impl IntoView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::ingestion::WHAT)),
        Column::number(texts.text(keys::ingestion::PAGE)),
        Column::new(texts.text(keys::ingestion::SHEET)),
        Column::number(texts.text(keys::ingestion::ROW)),
        Column::new(texts.text(keys::ingestion::DETAIL)),
    ];
    let rows: Vec<_> = faults.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::ingestion::FAULTS_TITLE) columns>{rows}</Table> }.erased()
}

fn row(found: IngestionFault) -> AnyView {
    let texts = words::texts();
    view! {
        <tr data-fault=found.code.clone()>
            <th scope="row">{fault(&found.code)}</th>
            <td class="end" data-label=texts.text(keys::ingestion::PAGE)>{found.place.page}</td>
            <td data-label=texts.text(keys::ingestion::SHEET)><bdi>{found.place.sheet}</bdi></td>
            <td class="end" data-label=texts.text(keys::ingestion::ROW)>{found.place.row}</td>
            <td data-label=texts.text(keys::ingestion::DETAIL)><bdi dir="ltr">{found.detail}</bdi></td>
        </tr>
    }
    .erased()
}
