//! What kinds, versions and roles are called, and the small parts that all pages of knowledge share.

use crate::port::Erased;
use crate::ui::{Badge, Tone};
use crate::words;
use domain::knowledge::{DocumentKind, SpaceRole, VersionStatus};
use leptos::prelude::*;
use texts::{Key, keys};

/// The icon and the name of a kind of documents.
pub(super) const fn kind(kind: DocumentKind) -> (&'static str, Key) {
    match kind {
        DocumentKind::Page => ("file-text", keys::knowledge_pages::KIND_PAGE),
        DocumentKind::File => ("file", keys::knowledge_pages::KIND_FILE),
        DocumentKind::Text => ("clipboard-type", keys::knowledge_pages::KIND_TEXT),
    }
}

/// How the standing of a version is shown.
pub(super) const fn status(status: VersionStatus) -> (Tone, &'static str, Key) {
    match status {
        VersionStatus::Draft => (Tone::Neutral, "pencil-line", keys::knowledge_pages::STATUS_DRAFT),
        VersionStatus::InReview => (Tone::Info, "hourglass", keys::knowledge_pages::STATUS_IN_REVIEW),
        VersionStatus::Approved => (Tone::Success, "circle-check", keys::knowledge_pages::STATUS_APPROVED),
        VersionStatus::Rejected => (Tone::Danger, "circle-x", keys::knowledge_pages::STATUS_REJECTED),
        VersionStatus::Superseded => (Tone::Neutral, "history", keys::knowledge_pages::STATUS_SUPERSEDED),
    }
}

/// What somebody may do in a space.
pub(super) const fn role(role: SpaceRole) -> Key {
    match role {
        SpaceRole::Reader => keys::knowledge_pages::ROLE_READER,
        SpaceRole::Writer => keys::knowledge_pages::ROLE_WRITER,
        SpaceRole::Keeper => keys::knowledge_pages::ROLE_KEEPER,
    }
}

/// Where a version stands.
#[component]
pub(super) fn StatusBadge(of: VersionStatus) -> impl IntoView {
    let (tone, icon, name) = status(of);
    view! { <Badge tone icon label=words::texts().text(name)/> }
}

/// `Version 3`.
pub(super) fn numbered(number: u32) -> String {
    words::texts().fill(keys::knowledge_pages::VERSION_NUMBER, &[("number", &number.to_string())])
}

/// What a document is filed under; each tag leads to all that are, in the list at this address.
pub(super) fn tags(list: &str, tags: Vec<String>) -> Option<AnyView> {
    let chips: Vec<_> = tags
        .into_iter()
        .map(|tag| {
            let href = format!("{list}?tags={}", crate::port::escape(&tag));
            view! { <li><a class="chip" href=href><bdi dir="auto">{tag}</bdi></a></li> }
        })
        .collect();
    let label = words::texts().text(keys::knowledge_pages::TAGS);
    (!chips.is_empty()).then(|| view! { <ul class="chips" aria-label=label>{chips}</ul> }.erased())
}
