//! Where files are dropped or chosen, and those that are on their way.

use super::sending::{Sending, Stage};
use super::sending_list::SendingList;
use crate::port::{self, Erased};
use crate::ui::Icon;
use crate::words;
use domain::files::FileOwner;
use domain::kernel::FileId;
use leptos::prelude::*;
use leptos::{ev, html};
use texts::{Key, keys};

/// Files that are sent at the same time.
const AT_ONCE: usize = 2;

/// Where files are dropped or chosen. Works with the keyboard: the control is the browser's own.
#[component]
pub fn Uploader(
    /// What the control is called.
    label: &'static str,
    /// What is chosen becomes a version of this file.
    #[prop(optional)]
    file_id: Option<FileId>,
    /// What new files belong to; the tenant's workspace unless told. Those of a document of knowledge are attached to it.
    #[prop(optional)]
    owner: Option<FileOwner>,
    /// What may be dropped, where it isn't what the workspace takes.
    #[prop(optional)]
    hint: Option<Key>,
    /// Called when a file has arrived.
    on_done: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let line = RwSignal::new(Vec::<Sending>::new());
    let is_over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let add = move |files: Option<web_sys::FileList>| {
        let Some(files) = files else { return };
        let mut chosen = port::choose(&files);
        if file_id.is_some() {
            chosen.truncate(1);
        }
        line.update(|line| line.extend(chosen.into_iter().map(|chosen| Sending::of(chosen, file_id, owner))));
        pump(line, on_done);
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            add(input.files());
            // The same file can be chosen again after it was cancelled.
            input.set_value("");
        }
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        add(event.data_transfer().and_then(|data| data.files()));
    };
    let usual = if file_id.is_some() { keys::files::DROP_VERSION } else { keys::files::DROP };
    let hint = hint.unwrap_or(usual);
    view! {
        <div
            class="drop"
            class:drop-over=move || is_over.get()
            on:dragover=move |event: ev::DragEvent| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <input
                class="visually-hidden drop-input"
                id="files-chosen"
                type="file"
                multiple=file_id.is_none()
                node_ref=input
                on:change=choose
                aria-describedby="files-hint"
            />
            <label class="btn btn-primary" for="files-chosen">
                <Icon name="upload"/>
                {label}
            </label>
            <p class="t-sm text-fg-muted" id="files-hint">{texts.text(hint)}</p>
            <noscript>
                <p class="t-sm text-fg-muted">{texts.text(keys::files::NEEDS_SCRIPT)}</p>
            </noscript>
        </div>
        <SendingList line on_change=Callback::new(move |()| pump(line, on_done))/>
    }
    .erased()
}

/// Starts what waits, as far as there is room.
fn pump(line: RwSignal<Vec<Sending>>, on_done: Callback<()>) {
    let Some(all) = line.try_get_untracked() else { return };
    let room = AT_ONCE.saturating_sub(all.iter().filter(|sending| sending.is_busy()).count());
    let waiting = all.iter().filter(|sending| sending.stage.get_untracked() == Stage::Waiting);
    for sending in waiting.take(room) {
        let stage = sending.stage;
        sending.start(move || {
            if stage.try_get_untracked() == Some(Stage::Done) {
                on_done.run(());
            }
            pump(line, on_done);
        });
    }
}
