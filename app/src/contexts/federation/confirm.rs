//! A button that asks once more before it takes one thing away, and has the list looked at again.

use crate::forms::{self, Form};
use crate::port::Erased;
use crate::ui::Look;
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
    view! { <forms::Confirm form id label question look=Look::Danger/> }.erased()
}
