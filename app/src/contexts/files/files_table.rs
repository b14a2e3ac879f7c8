//! The rows of the list, or what stands where there are none.

use super::labels::{self, Size, Thumbnail};
use crate::lists::{Empty, Query, Rows};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::files::FileRow;
use leptos::prelude::*;
use texts::keys;

/// The order where the URL names none.
const SORT_DEFAULT: &str = "-updatedAt";

/// One page of the list.
#[component]
pub(super) fn FilesTable(query: Query, page: Page<FileRow>) -> impl IntoView {
    let texts = words::texts();
    let empty = Empty { icon: "folder", title: keys::files::EMPTY_TITLE, text: keys::files::EMPTY_TEXT };
    let (columns, next_cursor) = (columns(&query), page.next_cursor);
    let rows = page.data.into_iter().map(row).collect();
    view! { <Rows query caption=texts.text(keys::files::CAPTION) columns rows next_cursor empty/> }
}

fn columns(query: &Query) -> Vec<Column> {
    let texts = words::texts();
    let sorted = |column: Column, sorts| {
        let (order, href) = query.order(sorts, SORT_DEFAULT);
        let hint = texts.fill(keys::list::SORT_BY, &[("column", column.label)]);
        column.sorted(order, href, hint)
    };
    vec![
        sorted(Column::new(texts.text(keys::files::NAME)), ["name", "-name"]),
        Column::new(texts.text(keys::files::KIND)),
        Column::new(texts.text(keys::files::ADDED_BY)),
        sorted(Column::new(texts.text(keys::files::UPDATED_AT)), ["updatedAt", "-updatedAt"]),
        sorted(Column::number(texts.text(keys::files::SIZE)), ["sizeBytes", "-sizeBytes"]),
    ]
}

fn row(file: FileRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr data-file=file.id.to_string()>
            <th scope="row">
                <a class="row-link named" href=format!("/client/files/{}", file.id)>
                    <Thumbnail id=file.id version=file.version family=file.family has_preview=file.has_preview/>
                    <bdi class="clip">{file.name}</bdi>
                </a>
            </th>
            <td data-label=texts.text(keys::files::KIND)>{texts.text(labels::family(file.family))}</td>
            <td data-label=texts.text(keys::files::ADDED_BY)><bdi>{file.added_by_name}</bdi></td>
            <td data-label=texts.text(keys::files::UPDATED_AT)><Time at=file.updated_at show=Show::Minute/></td>
            <td class="end" data-label=texts.text(keys::files::SIZE)><Size bytes=file.size_bytes/></td>
        </tr>
    }
    .erased()
}
