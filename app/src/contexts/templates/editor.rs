//! The draft: what it is called, the prompt, its variables, and how it is answered. Rows that stay empty are left out, so the
//! form has a few more than are needed and works without scripts.

use super::about::AboutFields;
use super::entry::{Entry, Size};
use super::method::MethodFields;
use super::variables::VariableRows;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::templates::{About, AuthoredTemplateRow, EditTemplate, PromptContent};
use leptos::prelude::*;
use texts::{Key, keys};

/// The form of the draft.
#[component]
pub(super) fn Editor(template: AuthoredTemplateRow, draft: PromptContent, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditTemplate>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let AuthoredTemplateRow { id, name, summary, industry, purpose, .. } = template;
    let about = Some(About { name, summary, industry, purpose });
    let PromptContent { system, text, variables, method, model, max_tokens, temperature, expects } = draft;
    // What stands on one line is read by machines: names and numbers.
    let field = move |name: &'static str, label: Key, size: Size, value: Option<String>| {
        let (id, code, value) = (format!("draft-{name}"), size == Size::Line, value.unwrap_or_default());
        let (label, error) = (texts.text(label), form.error(name));
        view! { <Entry id name=name.to_owned() label size error value code/> }
    };
    view! {
        <section class="section" aria-labelledby="template-draft">
            <h2 class="t-md" id="template-draft">{texts.text(keys::templates::DRAFT)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::DRAFT_HINT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <AboutFields form about/>
                {field("system", keys::templates::SYSTEM, Size::Lines(3), system)}
                {field("text", keys::templates::PROMPT, Size::Lines(8), Some(text))}
                <VariableRows form variables/>
                <MethodFields form method/>
                {field("model", keys::templates::MODEL, Size::Line, model)}
                {field("maxTokens", keys::templates::ANSWER_TOKENS, Size::Line, max_tokens.map(|it| it.to_string()))}
                {field("temperature", keys::templates::TEMPERATURE, Size::Line, temperature.map(|it| it.to_string()))}
                {field("expects", keys::templates::EXPECTS, Size::Lines(3), expects)}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="save" busy=form.pending()>
                        {texts.text(keys::templates::SAVE)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}
