//! What is done with a conversation: its name, who reads it, a copy of it, putting it away, taking it away.

use super::conversation::Around;
use super::share::Share;
use crate::forms::{Confirm, Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::{Button, Field, Icon, Look};
use crate::words;
use domain::Operation;
use domain::kernel::ThreadId;
use domain::workspaces::chat::{
    ArchiveThread, ExportThread, RemoveThread, RenameThread, RestoreThread, ThreadDetail, ThreadFormat, ThreadStatus,
};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::{Key, keys};

/// A button that opens what is done with a conversation. It opens and works without scripts.
#[component]
pub(super) fn Manage(thread: ThreadDetail, is_own: bool, around: Around) -> impl IntoView {
    let texts = words::texts();
    let id = thread.id;
    let panel = NodeRef::<leptos::html::Details>::new();
    let refresh = Callback::new(move |()| {
        if let Some(panel) = panel.get_untracked() {
            let _ = panel.remove_attribute("open");
        }
        around.refresh.run(());
    });
    // What is done is done: the panel closes over what changed.
    let around = Around { refresh, ..around };
    let at = thread.path.last().map(|turn| turn.turn);
    let is_open = thread.status == ThreadStatus::Open;
    let copies = (!thread.is_masked).then(|| copies(id, at));
    let own = is_own.then(|| {
        let named = is_open.then(|| rename(id, thread.title.clone().unwrap_or_default(), around));
        let shared = is_open.then(|| view! { <Share thread=thread.clone() around/> });
        view! {
            {named}
            {shared}
            <div class="actions">
                {away(id, is_open, around)}
                {remove(id)}
            </div>
        }
    });
    view! {
        <details class="chat-manage" node_ref=panel>
            <summary class=Look::Secondary.class()>
                <Icon name="settings-2"/>
                {texts.text(keys::chat::MANAGE)}
            </summary>
            <div class="card chat-manage-body">
                {own}
                {copies}
            </div>
        </details>
    }
    .erased()
}

fn rename(id: ThreadId, title: String, around: Around) -> AnyView {
    let texts = words::texts();
    let form = Form::<RenameThread>::new();
    form.on_answer(move |_, ()| around.refresh.run(()));
    let error = form.error("title");
    let is_wrong = move || error.with(|error| error.is_some().then_some("true"));
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <Field id="chat-title" label=texts.text(keys::chat::NAME) hint=Some(texts.text(keys::chat::NAME_HINT)) error>
                <input
                    class="input"
                    id="chat-title"
                    name="title"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    value=title
                    aria-describedby="chat-title-error chat-title-hint"
                    aria-invalid=is_wrong
                />
            </Field>
            <div class="actions">
                <Button r#type="submit" icon="pencil" busy=form.pending()>{texts.text(keys::chat::RENAME)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// Puts it away, or opens it again.
fn away(id: ThreadId, is_open: bool, around: Around) -> AnyView {
    if is_open {
        let form = Form::<ArchiveThread>::new();
        form.on_answer(move |_, ()| around.refresh.run(()));
        return deed(form, id, "archive", keys::chat::ARCHIVE);
    }
    let form = Form::<RestoreThread>::new();
    form.on_answer(move |_, ()| around.refresh.run(()));
    deed(form, id, "archive-restore", keys::chat::RESTORE)
}

fn deed<O: Operation>(form: Form<O>, id: ThreadId, icon: &'static str, label: Key) -> AnyView {
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button r#type="submit" icon=icon busy=form.pending()>{words::texts().text(label)}</Button>
        </OperationForm>
    }
    .erased()
}

fn remove(id: ThreadId) -> AnyView {
    let texts = words::texts();
    let form = Form::<RemoveThread>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, ()| navigate("/client/chat", Default::default()));
    view! {
        <Confirm
            form
            id=id.to_string()
            label=texts.text(keys::chat::REMOVE)
            question=texts.text(keys::chat::REMOVE_TEXT)
            look=Look::Danger
        />
    }
    .erased()
}

/// The conversation as a file: the branch that is shown as a text, all of it for programs.
fn copies(id: ThreadId, at: Option<u32>) -> AnyView {
    let link = |format: ThreadFormat, icon: &'static str, label: Key| {
        let href = port::rest_url(&ExportThread { id, format: Some(format), at });
        view! {
            <a class=Look::Secondary.class() href=href rel="external" download="">
                <Icon name=icon/>
                {words::texts().text(label)}
            </a>
        }
    };
    view! {
        <div class="actions">
            {link(ThreadFormat::Markdown, "file-text", keys::chat::EXPORT_MARKDOWN)}
            {link(ThreadFormat::Json, "braces", keys::chat::EXPORT_JSON)}
        </div>
    }
    .erased()
}
