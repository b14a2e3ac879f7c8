//! Recovery codes that were just made. They are shown once.

use crate::port::Erased;
use crate::ui::{Alert, Button, CopyButton, Tone};
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// The codes, until the person says that they have kept them.
#[component]
pub(super) fn RecoveryCodesCard(codes: RwSignal<Vec<String>>) -> impl IntoView {
    let texts = words::texts();
    let all = Signal::derive(move || codes.with(|codes| codes.join("\n")));
    let list = move || {
        codes.get().into_iter().map(|code| view! { <li><code class="key" dir="ltr">{code}</code></li> }).collect_view()
    };
    view! {
        <Alert tone=Tone::Success live=true title=texts.text(keys::security::CODES_TITLE).to_owned()>
            <p>{texts.text(keys::security::CODES_INTRO)}</p>
            <ul class="grid gap-2">{list}</ul>
            <div class="actions">
                <CopyButton text=all label=texts.text(keys::security::COPY_CODES) done=texts.text(keys::shell::COPIED)/>
                <Button on:click=move |_| codes.set(Vec::new())>{texts.text(keys::security::CODES_KEPT)}</Button>
            </div>
        </Alert>
    }
    .erased()
}
