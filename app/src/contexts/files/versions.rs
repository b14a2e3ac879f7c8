//! The versions of a file, newest first.

use super::labels::{Size, content_url};
use crate::times::{Show, Time};
use crate::ui::{Column, Table};
use crate::words;
use domain::files::FileVersion;
use domain::kernel::FileId;
use leptos::prelude::*;
use texts::keys;

/// The versions of a file, each to be downloaded.
#[component]
pub(super) fn Versions(id: FileId, versions: Vec<FileVersion>) -> impl IntoView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::files::VERSION)),
        Column::new(texts.text(keys::files::ADDED_BY)),
        Column::new(texts.text(keys::files::ADDED_AT)),
        Column::number(texts.text(keys::files::SIZE)),
    ];
    let rows: Vec<_> = versions
        .into_iter()
        .map(|version| {
            let number = version.number.to_string();
            let label = texts.fill(keys::files::DOWNLOAD_VERSION, &[("number", &number)]);
            view! {
                <tr>
                    <th scope="row">
                        <a class="row-link" href=content_url(id, Some(version.number)) download="" rel="external">{label}</a>
                    </th>
                    <td data-label=texts.text(keys::files::ADDED_BY)><bdi>{version.added_by_name}</bdi></td>
                    <td data-label=texts.text(keys::files::ADDED_AT)><Time at=version.added_at show=Show::Minute/></td>
                    <td class="end" data-label=texts.text(keys::files::SIZE)><Size bytes=version.size_bytes/></td>
                </tr>
            }
        })
        .collect();
    view! { <Table caption=texts.text(keys::files::VERSIONS) columns>{rows}</Table> }
}
