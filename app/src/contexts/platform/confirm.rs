//! A button that asks once more before it acts. It opens and acts without scripts.

use crate::forms::{Form, OperationForm};
use crate::ui::{Button, Look};
use domain::Operation;
use leptos::prelude::*;

/// A button that opens a question with the button that acts.
#[component]
pub fn Confirm<O: Operation>(
    form: Form<O>,
    /// The id of what it acts on.
    id: String,
    /// What it does.
    label: &'static str,
    /// What follows from it.
    question: &'static str,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    view! {
        <details class="confirm">
            <summary class=look.class()>{label}</summary>
            <div class="confirm-body">
                <p class="t-sm">{question}</p>
                <OperationForm form>
                    <input type="hidden" name="id" value=id/>
                    <Button look r#type="submit" busy=form.pending()>{label}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .into_any()
}
