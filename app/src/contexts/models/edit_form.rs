//! The form that changes a provider, behind a button of its row.

use super::model_fields::ModelFields;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look};
use crate::words;
use domain::models::{EditModelProvider, ModelProviderRow};
use leptos::prelude::*;
use texts::keys;

/// The button that opens the form.
#[component]
pub(super) fn EditForm(provider: ModelProviderRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditModelProvider>::new();
    form.on_answer(move |_, _| changed.run(()));
    let id = provider.id.to_string();
    // Several rows have this form: each needs ids of its own.
    let prefix = format!("edit-{id}");
    let (name_id, url_id, key_id) = (format!("{prefix}-name"), format!("{prefix}-url"), format!("{prefix}-key"));
    let more = RwSignal::new(provider.models.len());
    let known = provider.models.len();
    let within = prefix.clone();
    let fields: Vec<_> = provider
        .models
        .into_iter()
        .enumerate()
        .map(|(at, model)| view! { <ModelFields form prefix=prefix.clone() at model=Some(model)/> })
        .collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::models::EDIT)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="id" value=id/>
                    <Field id=name_id.clone() label=texts.text(keys::models::NAME) hint=None error=form.error("name")>
                        <input class="input" id=name_id name="name" dir="auto" autocomplete="off" value=provider.name/>
                    </Field>
                    <Field
                        id=url_id.clone()
                        label=texts.text(keys::models::BASE_URL)
                        hint=Some(texts.text(keys::models::BASE_URL_HINT))
                        error=form.error("baseUrl")
                    >
                        <input class="input" id=url_id name="baseUrl" dir="ltr" autocomplete="off" value=provider.base_url/>
                    </Field>
                    <Field
                        id=key_id.clone()
                        label=texts.text(keys::models::API_KEY)
                        hint=Some(texts.text(keys::models::API_KEY_HINT))
                        error=form.error("apiKey")
                    >
                        <input class="input" id=key_id name="apiKey" type="password" autocomplete="new-password" dir="ltr"/>
                    </Field>
                    {fields}
                    <For each=move || known..more.get() key=|at| *at let:at>
                        <ModelFields form prefix=within.clone() at model=None/>
                    </For>
                    <Button look=Look::Quiet icon="plus" on:click=move |_| more.update(|models| *models += 1)>
                        {texts.text(keys::models::ADD_MODEL)}
                    </Button>
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::models::SAVE)}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
