//! How the text will look, as the server renders it, a moment after it was typed.

use super::area;
use crate::port::{self, Erased};
use crate::ui::{Alert, MarkdownView, Tone, later};
use crate::words;
use domain::platform::RenderMarkdown;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use texts::keys;

/// So long nothing is asked after a key.
const PAUSE: Duration = Duration::from_millis(400);

/// What is shown of the text: as it was saved until something else is typed, then what the server makes of it, or why it makes
/// nothing. `typed` counts the changes.
#[component]
pub(super) fn LookBeside(saved: String, typed: RwSignal<u32>) -> impl IntoView {
    let texts = words::texts();
    let shown = RwSignal::new(Ok::<String, String>(saved));
    Effect::new(move |_| {
        let count = typed.get();
        if count == 0 {
            return;
        }
        let ask = move || {
            let Some((_, text)) = area::typed() else { return };
            spawn_local(async move {
                let answer = port::call(RenderMarkdown { text }).await;
                // Meanwhile more may have been typed, or the page has gone.
                if typed.try_get_untracked() == Some(count) {
                    let why = |refusal| words::refusal(words::texts(), &refusal);
                    shown.try_set(answer.map(|rendered| rendered.html).map_err(why));
                }
            });
        };
        later(PAUSE, ask);
    });
    let inside = move || match shown.get() {
        Ok(html) if html.is_empty() => {
            view! { <p class="t-sm text-fg-muted">{texts.text(keys::markdown::NOTHING)}</p> }.erased()
        }
        Ok(html) => view! { <MarkdownView html/> }.erased(),
        Err(why) => view! { <Alert tone=Tone::Warning><p>{why}</p></Alert> }.erased(),
    };
    view! {
        <section class="look-beside" aria-label=texts.text(keys::markdown::PREVIEW) tabindex="0">
            <h2 class="rail-title">{texts.text(keys::markdown::PREVIEW)}</h2>
            {inside}
        </section>
    }
    .erased()
}
