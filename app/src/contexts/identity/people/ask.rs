//! A button that asks once more before it acts on a person. It opens and acts without scripts.

use crate::forms::{Form, OperationForm};
use crate::ui::{Button, Look};
use domain::Operation;
use leptos::prelude::*;

/// A button that opens a question with the button that acts. `hidden` are the members of the operation.
#[component]
pub(super) fn AskFirst<O: Operation>(
    form: Form<O>,
    /// Name and value of each member.
    hidden: Vec<(&'static str, String)>,
    /// What it does.
    #[prop(into)]
    label: String,
    /// What follows from it.
    question: &'static str,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    let members: Vec<_> =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    view! {
        <details class="confirm">
            <summary class=look.class()>{label.clone()}</summary>
            <div class="confirm-body">
                <p class="t-sm">{question}</p>
                <OperationForm form>
                    {members}
                    <Button look r#type="submit" busy=form.pending()>{label}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .into_any()
}

/// A form that lets the page look again once it is answered.
pub(super) fn form_then<O: Operation>(changed: Callback<()>) -> Form<O> {
    let form = Form::<O>::new();
    form.on_answer(move |_, _| changed.run(()));
    form
}
