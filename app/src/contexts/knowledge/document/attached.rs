//! Files that are attached to a document.

use crate::contexts::files::Uploader;
use crate::forms::{ConfirmWith, Form};
use crate::frame::actor;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{CopyButton, Icon, Toasts};
use crate::words;
use domain::Page;
use domain::billing::Feature;
use domain::files::{FileOwner, FileRow, readable_bytes};
use domain::kernel::{DocumentId, FileId};
use domain::knowledge::{Attachments, DownloadAttachment, RemoveAttachment, attachment_address, link_text};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// Files that are shown.
const ROWS: u16 = 200;

/// The files, and where more are sent for whoever writes in the document; nothing where the tenant has no files at all.
#[component]
pub(super) fn AttachedFiles(id: DocumentId, may_write: bool) -> impl IntoView {
    let texts = words::texts();
    let has_files = actor().is_some_and(|actor| actor.entitlements.has(Feature::Files));
    if !has_files {
        return ().erased();
    }
    let files = Known::new(move || id, |id| port::call(Attachments { id, limit: Some(ROWS), cursor: None }));
    live::follow(files, &[ThingKind::File]);
    let again = Callback::new(move |()| files.refetch());
    let add = may_write.then(|| {
        view! {
            <Uploader
                label=texts.text(keys::knowledge_pages::ATTACH)
                owner=FileOwner::of_document(id)
                hint=keys::knowledge_pages::ATTACH_HINT
                on_done=again
            />
        }
    });
    view! {
        <section class="section" aria-labelledby="attachments-title">
            <h2 class="t-md" id="attachments-title">{texts.text(keys::knowledge_pages::ATTACHMENTS)}</h2>
            <Shown known=files rows=1 show=move |page| list(id, page, may_write.then_some(again))/>
            {add}
        </section>
    }
    .erased()
}

fn list(id: DocumentId, page: Page<FileRow>, again: Option<Callback<()>>) -> AnyView {
    if page.data.is_empty() {
        let none = words::texts().text(keys::knowledge_pages::ATTACHMENTS_NONE);
        return view! { <p class="t-sm text-fg-muted">{none}</p> }.erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(|file| view! { <AttachedFile id file again/> }).collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

/// One of them. `again` is there for whoever may take it out.
#[component]
fn AttachedFile(
    id: DocumentId,
    file: FileRow,
    #[prop(optional_no_strip)] again: Option<Callback<()>>,
) -> impl IntoView {
    let texts = words::texts();
    let FileRow { id: file_id, name, media_type, size_bytes, added_by_name, updated_at, .. } = file;
    let href = port::rest_url(&DownloadAttachment { id, file_id }).unwrap_or_default();
    let link = link_text(&name, &attachment_address(id, file_id));
    let deeds = again.map(|again| {
        view! {
            <div class="actions">
                <CopyButton
                    text=link
                    label=texts.text(keys::knowledge_pages::ATTACHMENT_LINK)
                    done=texts.text(keys::shell::COPIED)
                />
                <TakeOut id file_id again/>
            </div>
        }
    });
    view! {
        <li class="tree-item" data-attachment=file_id.to_string()>
            <a class="rail-link" href=href download="" rel="external">
                <Icon name="paperclip"/>
                <bdi dir="auto">{name}</bdi>
            </a>
            <span class="t-sm text-fg-muted flex flex-wrap gap-2">
                <code dir="ltr">{media_type}</code>
                <span dir="ltr">{readable_bytes(size_bytes)}</span>
                <bdi dir="auto">{added_by_name}</bdi>
                <Time at=updated_at show=Show::Minute/>
            </span>
            {deeds}
        </li>
    }
    .erased()
}

/// Takes a file out, once somebody has said so twice.
#[component]
fn TakeOut(id: DocumentId, file_id: FileId, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RemoveAttachment>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::DETACHED).to_owned());
        again.run(());
    });
    view! {
        <ConfirmWith
            form
            hidden=vec![("id", id.to_string()), ("fileId", file_id.to_string())]
            label=texts.text(keys::knowledge_pages::TAKE_OUT)
            question=texts.text(keys::knowledge_pages::DETACH_QUESTION)
        />
    }
    .erased()
}
