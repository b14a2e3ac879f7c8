//! A button that asks once more before it acts on one thing. It opens and acts without scripts.

use crate::forms::{Form, OperationForm};
use crate::ui::{Button, Look};
use domain::Operation;
use leptos::prelude::*;
use std::marker::PhantomData;

/// A button that opens a question with the button that acts.
#[component]
pub(super) fn Confirm<O: Operation>(
    /// The id of what it acts on.
    id: String,
    /// What it does.
    label: &'static str,
    /// What follows from it.
    question: &'static str,
    /// What looks again afterwards.
    changed: Callback<()>,
    #[prop(optional)] _operation: PhantomData<O>,
) -> impl IntoView {
    let form = Form::<O>::new();
    form.on_answer(move |_, _| changed.run(()));
    view! {
        <details class="confirm">
            <summary class=Look::Danger.class()>{label}</summary>
            <div class="confirm-body">
                <p class="t-sm">{question}</p>
                <OperationForm form>
                    <input type="hidden" name="id" value=id/>
                    <Button look=Look::Danger r#type="submit" busy=form.pending()>{label}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .into_any()
}
