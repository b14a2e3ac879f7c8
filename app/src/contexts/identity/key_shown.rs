//! The text of a new key, shown this once.

use crate::port::Erased;
use crate::ui::{Alert, Button, CopyButton, Tone};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The key, until the person says that they have it.
#[component]
pub(super) fn KeyShown(shown: RwSignal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    let panel = move || {
        shown.get().map(|key| {
            view! {
                <Alert tone=Tone::Warning live=true title=texts.text(keys::api_keys::SHOWN_TITLE)>
                    <p>{texts.text(keys::api_keys::SHOWN_TEXT)}</p>
                    <p><code class="secret" dir="ltr">{key.clone()}</code></p>
                    <div class="actions">
                        <CopyButton text=key label=texts.text(keys::api_keys::COPY) done=texts.text(keys::shell::COPIED)/>
                        <Button on:click=move |_| shown.set(None)>{texts.text(keys::api_keys::SHOWN_DONE)}</Button>
                    </div>
                </Alert>
            }
        })
    };
    view! { {panel} }.erased()
}
