//! What can be done with a document next to its title: write in it, let readers see what was written, look at its versions.

use super::super::Paths;
use super::ask_form::AskForm;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, LinkButton, Look, Toasts};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::{DocumentDetail, DocumentKind, PublishDocument, VersionStatus};
use leptos::prelude::*;
use texts::keys;

/// The buttons.
#[component]
pub(super) fn Deeds(document: DocumentDetail, paths: Paths, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (space, id) = (document.space_id, document.id);
    let may_write = document.may_write && document.removed_at.is_none();
    let is_written = matches!(document.status, VersionStatus::Draft | VersionStatus::Rejected);
    let is_ready = may_write && is_written && document.version == document.newest;
    let edit = (may_write && document.kind != DocumentKind::File).then(|| {
        let look = if is_ready { Look::Secondary } else { Look::Primary };
        view! {
            <LinkButton href=Signal::stored(paths.edit(space, id)) look icon="pencil">
                {texts.text(keys::knowledge_pages::EDIT)}
            </LinkButton>
        }
    });
    let publish = (is_ready && !document.approval).then(|| view! { <Publish id changed/> });
    let ask = (is_ready && document.approval).then(|| view! { <AskForm id space changed/> });
    let below = may_write.then(|| {
        view! {
            <LinkButton href=Signal::stored(paths.begin(space, Some(id))) look=Look::Quiet icon="file-plus-2">
                {texts.text(keys::knowledge_pages::PAGE_BELOW)}
            </LinkButton>
        }
    });
    view! {
        <div class="actions items-start">
            {publish}
            {edit}
            {ask}
            <LinkButton href=Signal::stored(paths.history(space, id)) look=Look::Quiet icon="history">
                {texts.text(keys::knowledge_pages::HISTORY)}
            </LinkButton>
            {below}
        </div>
    }
    .erased()
}

#[component]
fn Publish(id: DocumentId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<PublishDocument>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::PUBLISHED).to_owned());
        changed.run(());
    });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Primary r#type="submit" icon="send" busy=form.pending()>
                {texts.text(keys::knowledge_pages::PUBLISH)}
            </Button>
        </OperationForm>
    }
    .erased()
}
