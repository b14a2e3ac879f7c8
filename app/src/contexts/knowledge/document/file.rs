//! The file that a document is.

use crate::port::{self, Erased};
use crate::ui::{Icon, Look};
use crate::words;
use domain::files::{Download, readable_bytes};
use domain::knowledge::FileVersion;
use leptos::prelude::*;
use texts::keys;

/// Its name, type and size, and the way to keep it.
#[component]
pub(super) fn FileCard(file: FileVersion, name: String) -> impl IntoView {
    let FileVersion { file, version, media_type, size_bytes } = file;
    let href = port::rest_url(&Download { id: file, version: Some(version) }).unwrap_or_default();
    view! {
        <div class="card file-card">
            <span class="space-glyph"><Icon name="file"/></span>
            <div class="grid">
                <bdi class="font-medium" dir="auto">{name}</bdi>
                <span class="t-sm text-fg-muted flex flex-wrap gap-2">
                    <code dir="ltr">{media_type}</code>
                    <span dir="ltr">{readable_bytes(size_bytes)}</span>
                </span>
            </div>
            <a class=Look::Secondary.class() href=href download="" rel="external">
                <Icon name="download"/>
                {words::texts().text(keys::files::DOWNLOAD)}
            </a>
        </div>
    }
    .erased()
}
