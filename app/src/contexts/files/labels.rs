//! What kinds and states of files are called, and the small parts that all pages of files share.

use crate::port::{self, Erased};
use crate::ui::Icon;
use domain::files::{Download, FileStatus, MediaFamily, Preview, readable_bytes};
use domain::kernel::FileId;
use leptos::prelude::*;
use texts::{Key, keys};

/// The name of a kind of things.
pub(super) const fn family(family: MediaFamily) -> Key {
    match family {
        MediaFamily::Image => keys::files::FAMILY_IMAGE,
        MediaFamily::Document => keys::files::FAMILY_DOCUMENT,
        MediaFamily::Recording => keys::files::FAMILY_RECORDING,
        MediaFamily::Archive => keys::files::FAMILY_ARCHIVE,
    }
}

/// The name of a state that a list can show.
pub(super) const fn status(status: FileStatus) -> Option<Key> {
    match status {
        FileStatus::Kept => None,
        FileStatus::Removed => Some(keys::files::STATUS_REMOVED),
        FileStatus::Purged => None,
    }
}

const fn glyph(family: MediaFamily) -> &'static str {
    match family {
        MediaFamily::Image => "image",
        MediaFamily::Document => "file-text",
        MediaFamily::Recording => "film",
        MediaFamily::Archive => "archive",
    }
}

/// Where a file's content is.
pub(super) fn content_url(id: FileId, version: Option<u32>) -> String {
    port::rest_url(&Download { id, version }).unwrap_or_default()
}

/// Where a file's preview is.
pub(super) fn preview_url(id: FileId, version: u32) -> String {
    port::rest_url(&Preview { id, version: Some(version) }).unwrap_or_default()
}

/// A small picture where there is one, else the icon of its kind. The name stands beside it.
#[component]
pub(super) fn Thumbnail(id: FileId, version: u32, family: MediaFamily, has_preview: bool) -> impl IntoView {
    if has_preview && family == MediaFamily::Image {
        let url = preview_url(id, version);
        return view! { <img class="thumb" src=url alt="" width="40" height="40" loading="lazy"/> }.erased();
    }
    view! { <span class="thumb"><Icon name=glyph(family)/></span> }.erased()
}

/// A size.
#[component]
pub(super) fn Size(bytes: u64) -> impl IntoView {
    view! { <span dir="ltr">{readable_bytes(bytes)}</span> }
}
