//! Text in Markdown: shown, and being written.

use super::{Part, part};
use crate::forms::MarkdownField;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::MarkdownView;
use crate::words;
use domain::platform::RenderMarkdown;
use leptos::prelude::*;
use texts::keys;

/// A text as the server renders it, and the editor with a text, empty, wrong and barred.
pub(super) fn writing() -> Part {
    let texts = words::texts();
    let rendered = Known::new(|| (), |()| port::call(RenderMarkdown { text: sample() }));
    let fine = || Signal::stored(None::<String>);
    let wrong = || Signal::stored(Some(texts.text(keys::validation::REQUIRED).to_owned()));
    let label = texts.text(keys::tenant::REASON);
    let shown = view! {
        <Shown
            known=rendered
            rows=4
            show=move |rendered| view! { <MarkdownView html=rendered.html/> }.erased()
        />
        <div class="cards">
            <MarkdownField form="filled" name="text" label error=fine() value=sample()/>
            <MarkdownField form="rest" name="text" label hint=texts.text(keys::tenancy::NAME_HINT) error=fine()/>
            <MarkdownField form="wrong" name="text" label error=wrong()/>
            <fieldset disabled=true>
                <MarkdownField form="off" name="text" label error=fine() value=sample()/>
            </fieldset>
        </div>
    };
    part("markdown_view · markdown_editor", shown.erased())
}

/// A text with everything that Markdown knows here, in borrowed words.
fn sample() -> String {
    let text = |key| words::texts().text(key);
    let (kind, name, tenants) = (text(keys::tenancy::KIND), text(keys::tenancy::NAME), text(keys::tenancy::TITLE));
    let (sentence, agency) = (text(keys::tenancy::EMPTY_TEXT), text(keys::tenancy::KIND_AGENCY));
    format!(
        "# {tenants}\n\n{sentence} **{kind}** _{name}_ ~~{agency}~~ [{tenants}](https://portico.example/ui) `portico`\n\n\
         - [x] {kind}\n- [ ] {name}\n\n1. {agency}\n2. {tenants}\n\n> {sentence}\n\n\
         | {name} | {kind} |\n|---|---|\n| aurora | {agency} |\n\n---\n\n```\nportico call platform.health\n```"
    )
}
