//! Texts that go along with a question: chosen from the person's files, read in the browser, sent with the form.

use crate::port::{self, Chosen, Erased};
use crate::ui::{Icon, Toasts};
use crate::words;
use domain::workspaces::chat::{ATTACHMENTS_MAX, Attachment};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::{Key, keys};

/// Bytes of a file that is read at all; the form's rules say how much of it is sent.
const BYTES_MAX: u64 = 100_000;

/// Chooses files whose text goes along. It needs scripts, and isn't seen without them.
#[component]
pub(super) fn AttachButton(attachments: RwSignal<Vec<Attachment>>) -> impl IntoView {
    let texts = words::texts();
    let toasts = Toasts::get();
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = input.files().map(|files| port::choose(&files)).unwrap_or_default();
        // The same file can be chosen again after it was taken away.
        input.set_value("");
        spawn_local(async move {
            for file in chosen {
                if let Err((why, name)) = add(attachments, file).await {
                    toasts.failed(words::texts().fill(why, &[("name", &name)]));
                }
            }
        });
    };
    view! {
        <span class="chat-attach">
            <input
                class="visually-hidden"
                id="chat-files"
                type="file"
                multiple=true
                accept="text/*,.txt,.md,.csv,.json,.xml,.html,.log,.yaml,.toml"
                node_ref=input
                on:change=choose
            />
            <label class="btn btn-secondary" for="chat-files">
                <Icon name="paperclip"/>
                {texts.text(keys::chat::ATTACH)}
            </label>
        </span>
    }
    .erased()
}

/// Reads a file and lets it go along, or says why it can't and how it is called.
async fn add(attachments: RwSignal<Vec<Attachment>>, file: Chosen) -> Result<(), (Key, String)> {
    let Chosen { key, name, size_bytes, .. } = file;
    let is_full = attachments.try_with_untracked(|all| all.len() >= ATTACHMENTS_MAX).unwrap_or(true);
    let text = if is_full || size_bytes > BYTES_MAX { None } else { port::read_text(key).await };
    port::forget_file(key);
    match text.filter(|text| is_text(text)) {
        Some(text) => {
            attachments.try_update(|all| all.push(Attachment { name, text }));
            Ok(())
        }
        None if is_full => Err((keys::chat::ATTACHED_TOO_MANY, name)),
        None if size_bytes > BYTES_MAX => Err((keys::chat::ATTACHED_TOO_LARGE, name)),
        None => Err((keys::chat::ATTACHED_NO_TEXT, name)),
    }
}

/// Whether what was read is text: something stands in it, and all of it is letters.
fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(['\0', '\u{fffd}'])
}

/// What goes along, as members of the form, each with a button that takes it away.
#[component]
pub(super) fn Attachments(
    attachments: RwSignal<Vec<Attachment>>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = words::texts();
    let list = move || {
        let all = attachments.get();
        let items: Vec<_> = all.into_iter().enumerate().map(|(place, it)| item(attachments, place, it)).collect();
        (!items.is_empty())
            .then(|| view! { <ul class="attachments" aria-label=texts.text(keys::chat::ATTACHED)>{items}</ul> })
    };
    let wrong = move || error.get().map(|wrong| view! { <p class="field-error" role="alert">{wrong}</p> });
    view! {
        {list}
        {wrong}
    }
    .erased()
}

fn item(attachments: RwSignal<Vec<Attachment>>, place: usize, attachment: Attachment) -> AnyView {
    let Attachment { name, text } = attachment;
    let label = words::texts().fill(keys::chat::DETACH, &[("name", &name)]);
    let detach = move |_| {
        attachments.update(|all| {
            if place < all.len() {
                all.remove(place);
            }
        });
    };
    view! {
        <li class="attachment">
            <input type="hidden" name=format!("attachments[{place}][name]") value=name.clone()/>
            <input type="hidden" name=format!("attachments[{place}][text]") value=text/>
            <Icon name="file-text"/>
            <bdi class="clip">{name}</bdi>
            <button type="button" class="btn btn-quiet btn-icon" aria-label=label.clone() title=label on:click=detach>
                <Icon name="x"/>
            </button>
        </li>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn a_picture_is_no_text() {
        assert!(is_text("name,price\ncumin,3") && is_text("사프란"));
        assert!(!is_text("\u{fffd}PNG\r\n") && !is_text("a\0b") && !is_text(" \n"));
    }
}
