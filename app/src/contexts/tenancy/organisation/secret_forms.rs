//! The forms that take a secret's value. What is typed leaves the page once and stands nowhere afterwards.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Field, Look, TextField};
use crate::words;
use domain::tenancy::{RotateSecret, StoreSecret};
use leptos::prelude::*;
use texts::keys;

/// The form that keeps a secret. `on_stored` gets its name.
#[component]
pub(super) fn StoreForm(on_stored: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<StoreSecret>::new();
    form.on_answer(move |sent, _| on_stored.run(sent.name));
    view! {
        <div class="prose">
            <OperationForm form>
                <TextField
                    form="store-secret"
                    name="name"
                    label=texts.text(keys::secrets::NAME)
                    hint=texts.text(keys::secrets::NAME_HINT)
                    error=form.error("name")
                />
                <TextField
                    form="store-secret"
                    name="value"
                    label=texts.text(keys::secrets::VALUE)
                    hint=texts.text(keys::secrets::VALUE_HINT)
                    autofill=Autofill::NewPassword
                    error=form.error("value")
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::secrets::STORE)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}

/// The button that opens the form for another value.
#[component]
pub(super) fn RotateForm(id: String, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RotateSecret>::new();
    form.on_answer(move |_, _| changed.run(()));
    let overlaps = vec![
        ("24", texts.text(keys::secrets::OVERLAP_DAY)),
        ("1", texts.text(keys::secrets::OVERLAP_HOUR)),
        ("168", texts.text(keys::secrets::OVERLAP_WEEK)),
        ("0", texts.text(keys::secrets::OVERLAP_NONE)),
    ];
    // Several rows have this form: each needs ids of its own.
    let (value_id, overlap_id) = (format!("rotate-{id}-value"), format!("rotate-{id}-overlap"));
    let overlaps: Vec<_> =
        overlaps.into_iter().map(|(hours, label)| view! { <option value=hours>{label}</option> }).collect();
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::secrets::ROTATE)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="id" value=id/>
                    <Field id=value_id.clone() label=texts.text(keys::secrets::NEW_VALUE) hint=None error=form.error("value")>
                        <input class="input" id=value_id name="value" type="password" autocomplete="new-password" dir="ltr"/>
                    </Field>
                    <Field
                        id=overlap_id.clone()
                        label=texts.text(keys::secrets::OVERLAP)
                        hint=None
                        error=form.error("overlapHours")
                    >
                        <select class="input" id=overlap_id name="overlapHours">{overlaps}</select>
                    </Field>
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::secrets::ROTATE)}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
