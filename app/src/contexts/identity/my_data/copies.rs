//! The copies that wait to be fetched.

use crate::port::{self, Erased};
use crate::times::{Show, Time};
use crate::ui::{EmptyState, Fact, Facts, Look};
use crate::words;
use domain::files::readable_bytes;
use domain::identity::{DataExportRow, DataExports, DownloadDataExport};
use leptos::prelude::*;
use texts::keys;

/// Those that the page came with, or what was heard since.
#[component]
pub(super) fn Copies(exports: DataExports, heard: RwSignal<Option<DataExports>>) -> impl IntoView {
    let rows = move || heard.with(|heard| heard.as_ref().map_or_else(|| exports.ready.clone(), |it| it.ready.clone()));
    move || {
        let rows = rows();
        if rows.is_empty() {
            let texts = words::texts();
            return view! {
                <EmptyState
                    icon="package-open"
                    title=texts.text(keys::my_data::EMPTY_TITLE)
                    text=texts.text(keys::my_data::EMPTY_TEXT)
                />
            }
            .erased();
        }
        let rows: Vec<_> = rows.into_iter().map(copy).collect();
        view! { <ul class="grid gap-3">{rows}</ul> }.erased()
    }
}

fn copy(row: DataExportRow) -> AnyView {
    let texts = words::texts();
    let others = row.asked_by_others.then(|| {
        view! { <p class="t-sm text-fg-muted">{texts.text(keys::my_data::BY_OTHERS)}</p> }
    });
    view! {
        <li class="card grid gap-3">
            <Facts>
                <Fact name=texts.text(keys::my_data::MADE_AT)><Time at=row.made_at show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::my_data::SIZE)><span dir="ltr">{readable_bytes(row.size_bytes)}</span></Fact>
                <Fact name=texts.text(keys::my_data::EXPIRES_AT)><Time at=row.expires_at show=Show::Minute/></Fact>
            </Facts>
            {others}
            <div class="actions">
                <a class=Look::Primary.class() href=address_of(&row) download="" rel="external">
                    {texts.text(keys::my_data::FETCH)}
                </a>
            </div>
        </li>
    }
    .erased()
}

fn address_of(row: &DataExportRow) -> String {
    port::rest_url(&DownloadDataExport { id: row.id }).unwrap_or_default()
}
