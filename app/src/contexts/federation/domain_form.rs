//! The form that claims a domain.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Icon, TextField};
use crate::words;
use domain::federation::{ClaimDomain, ProviderRow};
use leptos::prelude::*;
use texts::keys;

/// The form that claims a domain; nothing where there is no provider that it could lead to.
#[component]
pub(super) fn DomainForm(providers: Vec<ProviderRow>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ClaimDomain>::new();
    form.on_answer(move |_, _| changed.run(()));
    if providers.is_empty() {
        return ().erased();
    }
    let options: Vec<_> = providers
        .into_iter()
        .map(|provider| view! { <option value=provider.id.to_string()>{provider.name}</option> })
        .collect();
    view! {
        <div class="prose">
            <OperationForm form>
                <TextField
                    form="domain"
                    name="domain"
                    label=texts.text(keys::federation::DOMAIN)
                    error=form.error("domain")
                />
                <div class="field">
                    <label class="field-label" for="domain-providerId">{texts.text(keys::federation::PROVIDER)}</label>
                    <div class="select">
                        <select class="input" id="domain-providerId" name="providerId">{options}</select>
                        <Icon name="chevron-down"/>
                    </div>
                </div>
                <div class="actions">
                    <Button r#type="submit" icon="plus" busy=form.pending()>{texts.text(keys::federation::ADD_DOMAIN)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
