//! A field of text in Markdown, which the server renders for a look.

use crate::port;
use crate::ui::{EditorWords, MarkdownEditor, Preview};
use crate::words;
use domain::platform::RenderMarkdown;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// Text in Markdown. `form` and `name` together make its id.
#[component]
pub fn MarkdownField(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let preview = RwSignal::new(None::<Result<String, String>>);
    let ask = move |text: String| {
        preview.set(None);
        spawn_local(async move {
            let answer = port::call(RenderMarkdown { text }).await;
            let why = |refusal| words::refusal(words::texts(), &refusal);
            // Meanwhile the page may have gone.
            preview.try_set(Some(answer.map(|rendered| rendered.html).map_err(why)));
        });
    };
    let shown: Signal<Preview> = preview.into();
    let on_preview = Callback::new(ask);
    view! { <MarkdownEditor form name label words=spoken() hint error value on_preview preview=shown/> }
}

fn spoken() -> EditorWords {
    let text = |key| words::texts().text(key);
    EditorWords {
        bar: text(keys::markdown::BAR),
        marks: [
            keys::markdown::BOLD,
            keys::markdown::ITALIC,
            keys::markdown::HEADING,
            keys::markdown::LIST,
            keys::markdown::LINK,
            keys::markdown::CODE,
        ]
        .map(text),
        views: text(keys::markdown::VIEWS),
        write: text(keys::markdown::WRITE),
        preview: text(keys::markdown::PREVIEW),
        nothing: text(keys::markdown::NOTHING),
        loading: text(keys::shell::LOADING),
    }
}
