//! Files that are attached to a document.

use crate::contexts::files::Uploader;
use crate::forms::{Form, OperationForm, undoable};
use crate::frame::actor;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Icon, Look};
use crate::words;
use domain::Page;
use domain::billing::Feature;
use domain::files::{Download, FileOwner, FileOwnerKind, FileRow, Files, RemoveFile, RestoreFile, Use, readable_bytes};
use domain::kernel::{DocumentId, FileId};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// Files that are shown.
const ROWS: u16 = 50;

/// The files, and where more are sent; nothing for who reads no files.
#[component]
pub(super) fn Attachments(id: DocumentId, may_write: bool) -> impl IntoView {
    let texts = words::texts();
    let owner = FileOwner { kind: FileOwnerKind::Document, id: id.0 };
    let Some(actor) = actor().filter(|actor| actor.entitlements.has(Feature::Files)) else { return ().erased() };
    if !actor.holds(Permission::ReadFiles) {
        return ().erased();
    }
    let files =
        Known::new(move || id, |id| port::call(Files { limit: Some(ROWS), document_id: Some(id), ..Files::default() }));
    live::follow(files, &[ThingKind::File]);
    let again = Callback::new(move |()| files.refetch());
    let may_send = may_write && actor.holds(Permission::WriteFiles) && owner.allows(&actor, Use::Write).is_ok();
    let add = may_send.then(|| {
        view! {
            <Uploader
                label=texts.text(keys::knowledge_pages::ATTACH)
                owner
                hint=keys::knowledge_pages::ATTACH_HINT
                on_done=again
            />
        }
    });
    view! {
        <Shown known=files rows=1 show=move |page| list(page, may_send.then_some(again))/>
        {add}
    }
    .erased()
}

fn list(page: Page<FileRow>, again: Option<Callback<()>>) -> AnyView {
    if page.data.is_empty() {
        return ().erased();
    }
    let rows: Vec<_> = page.data.into_iter().map(|file| view! { <Attachment file again/> }).collect();
    view! {
        <h2 class="t-md">{words::texts().text(keys::knowledge_pages::ATTACHMENTS)}</h2>
        <ul class="tree">{rows}</ul>
    }
    .erased()
}

/// One of them. `again` is there for whoever may take it away.
#[component]
fn Attachment(file: FileRow, #[prop(optional_no_strip)] again: Option<Callback<()>>) -> impl IntoView {
    let href = port::rest_url(&Download { id: file.id, version: None }).unwrap_or_default();
    let out = again.map(|again| view! { <Remove id=file.id again/> });
    view! {
        <li class="tree-item">
            <a class="rail-link" href=href download="" rel="external">
                <Icon name="paperclip"/>
                <bdi dir="auto">{file.name}</bdi>
            </a>
            <span class="t-sm text-fg-muted" dir="ltr">{readable_bytes(file.size_bytes)}</span>
            {out}
        </li>
    }
    .erased()
}

#[component]
fn Remove(id: FileId, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RemoveFile>::new();
    form.on_answer(move |_, ()| {
        undoable(texts.text(keys::knowledge_pages::DETACHED).to_owned(), RestoreFile { id }, again);
        again.run(());
    });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Quiet r#type="submit" icon="x" busy=form.pending()>
                {texts.text(keys::knowledge_pages::TAKE_OUT)}
            </Button>
        </OperationForm>
    }
    .erased()
}
