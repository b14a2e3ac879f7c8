//! One space of the list.

use super::super::Paths;
use crate::port::Erased;
use crate::ui::{Badge, Icon, Tone};
use crate::words;
use domain::knowledge::SpaceRow;
use leptos::prelude::*;
use texts::keys;

/// One space of the list: what it is for, how much is in it, and what the person may do there.
#[component]
pub(super) fn Card(row: SpaceRow, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let SpaceRow { id, name, purpose, workspace_id, approval, archived, documents, may_write, .. } = row;
    let purpose =
        (!purpose.is_empty()).then(|| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{purpose}</bdi></p> });
    let icon = if workspace_id.is_some() { "boxes" } else { "library" };
    view! {
        <article class="card space-card">
            <span class="space-glyph"><Icon name=icon/></span>
            <h2 class="t-md">
                <a class="row-link" href=paths.space(id)><bdi dir="auto">{name}</bdi></a>
            </h2>
            {purpose}
            <p class="space-about t-sm text-fg-muted">
                <span class="num">{texts.count(keys::knowledge_pages::DOCUMENTS, documents.into())}</span>
                <span>{texts.text(access(may_write))}</span>
            </p>
            <Standing of_workspace=workspace_id.is_some() approval archived/>
        </article>
    }
    .erased()
}

const fn access(may_write: bool) -> texts::Key {
    if may_write { keys::knowledge_pages::YOU_WRITE } else { keys::knowledge_pages::YOU_READ }
}

/// Whose a space is, and how it is kept; nothing where it is like any other.
#[component]
pub(super) fn Standing(
    /// Whether it is an AI workspace's.
    of_workspace: bool,
    /// Whether what is written in it needs approval.
    approval: bool,
    /// Whether it was put away.
    archived: bool,
) -> impl IntoView {
    let badges: Vec<_> = [
        of_workspace.then_some((Tone::Neutral, "boxes", keys::knowledge_pages::OF_WORKSPACE)),
        approval.then_some((Tone::Info, "stamp", keys::knowledge_pages::WITH_APPROVAL)),
        archived.then_some((Tone::Neutral, "archive", keys::knowledge_pages::PUT_AWAY)),
    ]
    .into_iter()
    .flatten()
    .map(|(tone, icon, name)| view! { <Badge tone icon label=words::texts().text(name)/> })
    .collect();
    (!badges.is_empty()).then(|| view! { <p class="flex flex-wrap gap-2">{badges}</p> }.erased())
}
