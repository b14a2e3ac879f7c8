//! The editor: title and text at the one side, how it will look at the other. What isn't saved is kept in the browser.

use super::super::Paths;
use super::area::{self, FORM};
use super::kept::{Kept, Written};
use super::link_dialog::LinkDialog;
use super::newer::{Found, Refused};
use super::preview::LookBeside;
use crate::forms::{Form, MarkdownField};
use crate::port::Erased;
use crate::ui::{Button, LinkButton, Look, TextField, later};
use crate::words;
use domain::Operation;
use domain::knowledge::{DocumentDetail, EditDocument};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use texts::keys;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// So long nothing is kept after a key.
const PAUSE: Duration = Duration::from_millis(500);

/// The editor of a document's newest version. Without scripts it is a form.
#[component]
pub(super) fn Writer(document: DocumentDetail, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let (space, id) = (document.space_id, document.id);
    let form = Form::<EditDocument>::new();
    let (base, typed) = (RwSignal::new(document.newest), RwSignal::new(0_u32));
    let (is_saved, linking, looks) = (RwSignal::new(true), RwSignal::new(false), StoredValue::new(false));
    let kept = Kept::of(id);
    keep_while_typing(kept, base, typed, is_saved);
    let found = unsaved(kept, (document.title.clone(), document.body.clone()));
    let navigate = use_navigate();
    form.on_answer(move |_, made| {
        kept.drop_it();
        base.set(made.version);
        is_saved.set(true);
        if looks.get_value() {
            navigate(&paths.version(space, id, made.version), Default::default());
        }
    });
    let send = move |looks_after: bool| {
        let Some((title, body)) = area::typed() else { return };
        looks.set_value(looks_after);
        form.submit(EditDocument { id, title: Some(title), body: Some(body), base: base.get_untracked() });
    };
    let heard = move |event: ev::Event| {
        is_saved.set(false);
        typed.update(|count| *count += 1);
        let in_text = event.target().is_some_and(|target| target.dyn_ref::<HtmlTextAreaElement>().is_some());
        if in_text && area::asks_for_link() {
            linking.set(true);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if asks_to_save(&event) {
            event.prevent_default();
            send(false);
        }
    };
    let changed = Callback::new(move |()| {
        is_saved.set(false);
        typed.update(|count| *count += 1);
    });
    let standing = move || match is_saved.get() {
        true => texts.fill(keys::knowledge_pages::SAVED_AS, &[("number", &base.get().to_string())]),
        false => texts.text(keys::knowledge_pages::NOT_SAVED).to_owned(),
    };
    let title = texts.fill(keys::knowledge_pages::WRITING, &[("title", &document.title)]);
    let over = Callback::new(move |version: u32| {
        base.set(version);
        send(false);
    });
    view! {
        <form
            class="writer"
            method="post"
            action=EditDocument::CALL
            novalidate=true
            on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                send(false);
            }
            on:input=heard
            on:keydown=pressed
        >
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="base" value=document.newest.to_string()/>
            <div class="writer-head">
                <h1 class="page-title"><bdi dir="auto">{title}</bdi></h1>
                <p class="t-sm text-fg-muted" role="status">{standing}</p>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="save" busy=form.pending()>
                        {texts.text(keys::knowledge_pages::SAVE_DRAFT)}
                    </Button>
                    <span dir="ltr" aria-hidden="true">
                        <kbd class="key">"Ctrl"</kbd>
                        <kbd class="key">"S"</kbd>
                    </span>
                    <Button icon="eye" on:click=move |_| send(true)>{texts.text(keys::knowledge_pages::SAVE_AND_LOOK)}</Button>
                    <LinkButton href=Signal::stored(paths.document(space, id)) look=Look::Quiet>
                        {texts.text(keys::knowledge_pages::LEAVE)}
                    </LinkButton>
                </div>
            </div>
            <Found found kept changed/>
            <Refused form paths=(paths, space, id) base over/>
            <TextField
                form=FORM
                name="title"
                label=texts.text(keys::knowledge_pages::TITLE_OF)
                error=form.error("title")
                value=document.title
            />
            <div class="writer-columns">
                <div class="grid gap-2">
                    <Button look=Look::Quiet icon="file-symlink" on:click=move |_| linking.set(true)>
                        {texts.text(keys::knowledge_pages::LINK_PAGE)}
                        <kbd class="key" dir="ltr" aria-hidden="true">"[["</kbd>
                    </Button>
                    <MarkdownField
                        form=FORM
                        name="body"
                        label=texts.text(keys::knowledge_pages::TEXT)
                        hint=texts.text(keys::knowledge_pages::TEXT_HINT)
                        error=form.error("body")
                        value=document.body
                    />
                </div>
                <LookBeside saved=document.html typed/>
            </div>
        </form>
        <LinkDialog open=linking on_link=changed/>
    }
    .erased()
}

/// Keeps what is typed, a moment after the last key.
fn keep_while_typing(kept: Kept, base: RwSignal<u32>, typed: RwSignal<u32>, is_saved: RwSignal<bool>) {
    Effect::new(move |_| {
        if typed.get() == 0 {
            return;
        }
        let keep = move || {
            // Meanwhile it may have been saved, or the page has gone.
            let (Some(false), Some(base)) = (is_saved.try_get_untracked(), base.try_get_untracked()) else { return };
            if let Some((title, body)) = area::typed() {
                kept.keep(&Written { base, title, body });
            }
        };
        later(PAUSE, keep);
    });
}

/// What was kept and says something else than what is saved.
fn unsaved(kept: Kept, (title, body): (String, String)) -> RwSignal<Option<Written>> {
    let found = RwSignal::new(None);
    Effect::new(move |_| {
        let other = kept.read().filter(|written| written.title != title || written.body != body);
        found.set(other);
    });
    found
}

/// Ctrl+S, or ⌘S; where a keyboard writes another script, its place counts.
fn asks_to_save(event: &ev::KeyboardEvent) -> bool {
    let is_held = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let key = event.key();
    is_held && (key.eq_ignore_ascii_case("s") || !key.is_ascii() && event.code().strip_prefix("Key") == Some("S"))
}
