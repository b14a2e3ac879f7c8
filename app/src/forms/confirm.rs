//! A button that asks once more before it acts. It opens and acts without scripts.

use super::Form;
use super::deed::Deed;
use super::view::element;
use crate::port::Erased;
use crate::ui::{Button, Look};
use domain::Operation;
use leptos::prelude::*;
use std::borrow::Cow;
use std::marker::PhantomData;

/// A button that opens a question with the button that acts.
#[component]
pub fn Confirm<O: Operation>(
    form: Form<O>,
    /// The id of what it acts on, where it acts on one thing.
    #[prop(optional)]
    id: Option<String>,
    /// What it does.
    label: &'static str,
    /// What follows from it.
    question: &'static str,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    ask(Deed::of(form), of_one(id), label.into(), question, look)
}

/// As [`Confirm`], for an operation whose other members stand in the page. `hidden` are their names and values.
#[component]
pub fn ConfirmWith<O: Operation>(
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
    ask(Deed::of(form), hidden, label.into(), question, look)
}

/// As [`Confirm`], for what takes one thing away and has what is shown looked at again.
#[component]
pub fn TakeAway<O: Operation>(
    /// The id of what it acts on, where it acts on one thing.
    #[prop(optional)]
    id: Option<String>,
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
    view! { <ConfirmWith form hidden=of_one(id) label question look=Look::Danger/> }.erased()
}

/// The member that names the one thing, where there is one.
fn of_one(id: Option<String>) -> Vec<(&'static str, String)> {
    id.map(|id| ("id", id)).into_iter().collect()
}

fn ask(
    deed: Deed,
    hidden: Vec<(&'static str, String)>,
    label: Cow<'static, str>,
    question: &'static str,
    look: Look,
) -> AnyView {
    let busy = deed.state.pending;
    let again = label.clone();
    let fields = move || {
        let members: Vec<_> =
            hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
        view! {
            {members}
            <Button look r#type="submit" busy=busy>{again}</Button>
        }
    };
    view! {
        <details class="confirm">
            <summary class=look.class()>{label}</summary>
            <div class="confirm-body">
                <p class="t-sm">{question}</p>
                {element(deed, "form", ToChildren::to_children(fields))}
            </div>
        </details>
    }
    .erased()
}
