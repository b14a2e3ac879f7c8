//! One version of a document in its history.

use super::super::Paths;
use super::super::labels::{StatusBadge, numbered};
use crate::forms::{ConfirmWith, Form};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::Toasts;
use crate::words;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{DocumentVersionRow, RestoreVersion};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Who wrote it and approved it, where it stands, and bringing it back.
#[component]
pub(super) fn Version(
    row: DocumentVersionRow,
    space: SpaceId,
    document: DocumentId,
    /// Whether the person may bring it back.
    may_restore: bool,
    paths: Paths,
) -> impl IntoView {
    let texts = words::texts();
    let DocumentVersionRow { number, status, title, restored_from, by_name, at, approved_by_name, .. } = row;
    let from =
        restored_from.map(|from| texts.fill(keys::knowledge_pages::RESTORED_FROM, &[("number", &from.to_string())]));
    let approved = approved_by_name.map(|name| texts.fill(keys::knowledge_pages::APPROVED_BY, &[("name", &name)]));
    let notes: Vec<_> = [from, approved]
        .into_iter()
        .flatten()
        .map(|note| view! { <p class="t-sm"><bdi dir="auto">{note}</bdi></p> })
        .collect();
    let back = may_restore.then(|| view! { <BringBack space document number paths/> });
    view! {
        <li data-version=number.to_string()>
            <div class="flex flex-wrap gap-2 items-center">
                <a class="link font-medium num" href=paths.version(space, document, number)>{numbered(number)}</a>
                <StatusBadge of=status/>
            </div>
            <p><bdi dir="auto">{title}</bdi></p>
            <p class="t-sm text-fg-muted flex flex-wrap gap-2">
                <bdi dir="auto">{by_name}</bdi>
                <Time at show=Show::Minute/>
            </p>
            {notes}
            {back}
        </li>
    }
    .erased()
}

/// Brings it back as a new version, and goes to that.
#[component]
fn BringBack(space: SpaceId, document: DocumentId, number: u32, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RestoreVersion>::new();
    let (navigate, toasts) = (use_navigate(), Toasts::get());
    form.on_answer(move |_, made| {
        let number = made.version.to_string();
        toasts.done(texts.fill(keys::knowledge_pages::BROUGHT_BACK, &[("number", &number)]));
        navigate(&paths.version(space, document, made.version), Default::default());
    });
    view! {
        <ConfirmWith
            form
            hidden=vec![("id", document.to_string()), ("version", number.to_string())]
            label=texts.text(keys::knowledge_pages::BRING_BACK)
            question=texts.text(keys::knowledge_pages::BRING_BACK_QUESTION)
        />
    }
    .erased()
}
