//! Code and documents as they are written: with a button that copies them, or within a sentence.

use crate::port::Erased;
use crate::ui::CopyButton;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// A block of code, with a name and the way to take it along.
#[component]
pub(super) fn Code(#[prop(into)] label: String, text: String) -> impl IntoView {
    let texts = words::texts();
    view! {
        <div class="code-block">
            <pre class="code" dir="ltr" translate="no" tabindex="0" role="region" aria-label=label><code>{text.clone()}</code></pre>
            <CopyButton text label=texts.text(keys::developers::COPY) done=texts.text(keys::shell::COPIED)/>
        </div>
    }
    .erased()
}

/// A sentence of a declaration, which is English and marks names with backticks.
pub(super) fn prose(text: &str) -> AnyView {
    let parts: Vec<_> = text.split('`').enumerate().map(|(place, part)| piece(place, part)).collect();
    view! { <span lang="en" dir="ltr">{parts}</span> }.erased()
}

fn piece(place: usize, part: &str) -> AnyView {
    let part = part.to_owned();
    match place % 2 {
        0 => view! { <span>{part}</span> }.erased(),
        _ => view! { <code>{part}</code> }.erased(),
    }
}
