//! Text in Markdown: several lines with buttons and keys for what can be made of them, and a look at what will be shown.
//! Without scripts it is the lines alone.

use super::field::{described_by, invalid};
use super::markdown_bar::{Row, button, row, tab};
use super::markup::{Edit, Markup};
use super::text_area::{escaped, submit_on_ctrl_enter};
use super::{Alert, Field, MarkdownView, Tone};
use crate::port::Erased;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// The words of the editor.
#[derive(Clone, Copy, Debug)]
pub struct EditorWords {
    /// The row of buttons.
    pub bar: &'static str,
    /// What each of [`Markup::ALL`] is called.
    pub marks: [&'static str; 6],
    /// The choice between text and look.
    pub views: &'static str,
    /// The text.
    pub write: &'static str,
    /// The look.
    pub preview: &'static str,
    /// That there is nothing to look at.
    pub nothing: &'static str,
    /// That the look is on its way.
    pub loading: &'static str,
}

/// What is shown of the text: none while it is on its way, the server's HTML, or why there is none.
pub type Preview = Option<Result<String, String>>;

/// Text in Markdown; Ctrl+Enter submits its form.
#[component]
pub fn MarkdownEditor(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    words: EditorWords,
    #[prop(optional_no_strip)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// Is told the text when somebody wants to look at it.
    #[prop(into)]
    on_preview: Callback<String>,
    #[prop(into)] preview: Signal<Preview>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let area = NodeRef::<html::Textarea>::new();
    let looks = RwSignal::new(false);
    let apply = move |markup: Markup| {
        if let Some(area) = area.get_untracked() {
            mark(&area, markup);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let is_held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        match Markup::meant(&event.key(), &event.code(), event.shift_key()).filter(|_| is_held) {
            Some(markup) => {
                event.prevent_default();
                event.stop_propagation();
                apply(markup);
            }
            None => submit_on_ctrl_enter(event),
        }
    };
    let write = move || looks.set(false);
    let look = move || {
        on_preview.run(area.get_untracked().map(|area| area.value()).unwrap_or_default());
        looks.set(true);
    };
    let buttons: Vec<_> = Markup::ALL
        .into_iter()
        .zip(words.marks)
        .enumerate()
        .map(|(place, (markup, label))| button(place, markup, label, move || apply(markup)))
        .collect();
    let writes = Signal::derive(move || !looks.get());
    let tabs = view! {
        {tab(&id, "write", words.write, writes, write)}
        {tab(&id, "preview", words.preview, looks.into(), look)}
    };
    let tabs = tabs.erased();
    view! {
        <Field id=id.clone() label hint error>
            <div class="markdown-editor">
                <div class="markdown-bar">
                    {row(Row::Views, words.views, Signal::stored(false), tabs)}
                    {row(Row::Marks, words.bar, looks.into(), buttons.erased())}
                </div>
                <div role="tabpanel" id=format!("{id}-write") aria-labelledby=format!("{id}-write-tab") hidden=move || looks.get()>
                    <textarea
                        class="input"
                        id=id.clone()
                        name=name
                        rows="8"
                        dir="auto"
                        aria-describedby=described_by(&id, hint)
                        aria-invalid=invalid(error)
                        node_ref=area
                        on:keydown=pressed
                        inner_html=escaped(&value)
                    ></textarea>
                </div>
                <div
                    class="markdown-preview"
                    role="tabpanel"
                    id=format!("{id}-preview")
                    aria-labelledby=format!("{id}-preview-tab")
                    tabindex="0"
                    hidden=move || !looks.get()
                >
                    {move || shown(looks.get(), preview.get(), words)}
                </div>
            </div>
        </Field>
    }
    .erased()
}

fn shown(looks: bool, preview: Preview, words: EditorWords) -> AnyView {
    let say = |text| view! { <p class="t-sm text-fg-muted" role="status">{text}</p> }.erased();
    match preview {
        _ if !looks => ().erased(),
        None => say(words.loading),
        Some(Ok(html)) if html.is_empty() => say(words.nothing),
        Some(Ok(html)) => view! { <MarkdownView html/> }.erased(),
        Some(Err(why)) => view! { <Alert tone=Tone::Danger live=true><p>{why}</p></Alert> }.erased(),
    }
}

/// Makes something of what is selected, as if it were typed: so the browser's way back knows of it.
fn mark(area: &HtmlTextAreaElement, markup: Markup) {
    let (from, to) = (area.selection_start(), area.selection_end());
    let place = |at: Option<u32>| at.unwrap_or_default() as usize;
    let edit = markup.edit(&area.value(), place(from.ok().flatten()), place(to.ok().flatten()));
    let Edit { from, to, text, select } = edit;
    let unit = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let _ = area.focus();
    let _ = area.set_selection_range(unit(from), unit(to));
    let page = document().dyn_into::<HtmlDocument>().ok();
    let typed = page.and_then(|page| page.exec_command_with_show_ui_and_value("insertText", false, &text).ok());
    if typed != Some(true) {
        let _ = area.set_range_text_with_start_and_end(&text, unit(from), unit(to));
    }
    let _ = area.set_selection_range(unit(select.0), unit(select.1));
}
