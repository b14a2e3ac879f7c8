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
use texts::keys;

/// The form of the draft.
#[component]
pub(super) fn Editor(template: AuthoredTemplateRow, draft: PromptContent, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditTemplate>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let AuthoredTemplateRow { id, name, summary, industry, purpose, .. } = template;
    let about = Some(About { name, summary, industry, purpose });
    let PromptContent { system, text, variables, method, model, max_tokens, temperature, expects } = draft;
    let number = |number: Option<String>| number.unwrap_or_default();
    view! {
        <section class="section" aria-labelledby="template-draft">
            <h2 class="t-md" id="template-draft">{texts.text(keys::templates::DRAFT)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::DRAFT_HINT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <AboutFields form about/>
                <Entry
                    id="draft-system".to_owned()
                    name="system".to_owned()
                    label=texts.text(keys::templates::SYSTEM)
                    size=Size::Lines(3)
                    error=form.error("system")
                    value=system.unwrap_or_default()
                />
                <Entry
                    id="draft-text".to_owned()
                    name="text".to_owned()
                    label=texts.text(keys::templates::PROMPT)
                    size=Size::Lines(8)
                    error=form.error("text")
                    value=text
                />
                <VariableRows form variables/>
                <MethodFields form method/>
                <Entry
                    id="draft-model".to_owned()
                    name="model".to_owned()
                    label=texts.text(keys::templates::MODEL)
                    size=Size::Line
                    error=form.error("model")
                    value=model.unwrap_or_default()
                    code=true
                />
                <Entry
                    id="draft-most".to_owned()
                    name="maxTokens".to_owned()
                    label=texts.text(keys::templates::ANSWER_TOKENS)
                    size=Size::Line
                    error=form.error("maxTokens")
                    value=number(max_tokens.map(|most| most.to_string()))
                    code=true
                />
                <Entry
                    id="draft-temperature".to_owned()
                    name="temperature".to_owned()
                    label=texts.text(keys::templates::TEMPERATURE)
                    size=Size::Line
                    error=form.error("temperature")
                    value=number(temperature.map(|temperature| temperature.to_string()))
                    code=true
                />
                <Entry
                    id="draft-expects".to_owned()
                    name="expects".to_owned()
                    label=texts.text(keys::templates::EXPECTS)
                    size=Size::Lines(3)
                    error=form.error("expects")
                    value=expects.unwrap_or_default()
                />
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
