//! Deleting a tenant: its name is written out, since after the period of grace there is no way back.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look, TextField};
use crate::words;
use domain::tenancy::{DeleteTenant, TenantDetail};
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn Delete(tenant: TenantDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<DeleteTenant>::new();
    form.on_answer(move |_, _| changed.run(()));
    view! {
        <section class="section" id="delete">
            <h2 class="t-md">{texts.text(keys::tenant::DELETE)}</h2>
            <details class="confirm">
                <summary class=Look::Danger.class()>{texts.text(keys::tenant::DELETE)}</summary>
                <div class="confirm-body">
                    <p class="t-sm">{texts.text(keys::tenant::DELETE_INTRO)}</p>
                    <OperationForm form>
                        <input type="hidden" name="id" value=tenant.id.to_string()/>
                        <TextField form="delete" name="reason" label=texts.text(keys::tenant::REASON) error=form.error("reason")/>
                        <Written name=tenant.name error=form.error("confirmation")/>
                        <Button look=Look::Danger r#type="submit" busy=form.pending()>
                            {texts.text(keys::tenant::DELETE)}
                        </Button>
                    </OperationForm>
                </div>
            </details>
        </section>
    }
    .erased()
}

/// The name, to be written out. Its label names it.
#[component]
fn Written(name: String, error: Signal<Option<String>>) -> impl IntoView {
    let sentence = words::texts().fill(keys::tenant::CONFIRMATION, &[("name", &name)]);
    view! {
        <p class="t-sm" id="delete-name">{sentence}</p>
        <Field id="delete-confirmation" label=words::texts().text(keys::tenancy::NAME) hint=None error>
            <input
                class="input"
                id="delete-confirmation"
                name="confirmation"
                type="text"
                autocomplete="off"
                dir="auto"
                required
                aria-describedby="delete-confirmation-error delete-name"
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
            />
        </Field>
    }
    .erased()
}
