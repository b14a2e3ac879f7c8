//! The form that adds a provider. The key that is typed leaves the page once and stands nowhere afterwards.

use super::labels;
use super::model_fields::ModelFields;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Look, SelectField, TextField};
use crate::words;
use domain::models::{AddModelProvider, ModelProviderOf, ProviderKind};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "add-provider";

/// The form that adds a provider. `on_added` gets its name.
#[component]
pub(super) fn AddForm(of: ModelProviderOf, on_added: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddModelProvider>::new();
    form.on_answer(move |sent, _| on_added.run(sent.name));
    let models = RwSignal::new(1_usize);
    let kinds: Vec<_> = ProviderKind::ALL
        .iter()
        .filter(|kind| **kind != ProviderKind::Local)
        .map(|kind| (kind.as_str(), texts.text(labels::kind(*kind))))
        .collect();
    let text = |key| texts.text(key);
    view! {
        <div class="prose">
            <OperationForm form>
                <input type="hidden" name="of" value=of.as_str()/>
                <TextField form=FORM name="name" label=text(keys::models::NAME) error=form.error("name")/>
                <SelectField form=FORM name="kind" label=text(keys::models::KIND) error=form.error("kind") options=kinds/>
                <TextField
                    form=FORM
                    name="baseUrl"
                    label=text(keys::models::BASE_URL)
                    hint=text(keys::models::BASE_URL_HINT)
                    error=form.error("baseUrl")
                />
                <TextField
                    form=FORM
                    name="apiKey"
                    label=text(keys::models::API_KEY)
                    hint=text(keys::models::API_KEY_HINT)
                    autofill=Autofill::NewPassword
                    error=form.error("apiKey")
                />
                <For each=move || 0..models.get() key=|at| *at let:at>
                    <ModelFields form prefix=FORM.to_owned() at model=None/>
                </For>
                <div class="actions">
                    <Button look=Look::Quiet icon="plus" on:click=move |_| models.update(|models| *models += 1)>
                        {text(keys::models::ADD_MODEL)}
                    </Button>
                </div>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{text(keys::models::ADD)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
