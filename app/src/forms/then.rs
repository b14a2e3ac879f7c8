//! A form that others hear of.

use super::Form;
use domain::Operation;
use leptos::prelude::*;

/// A form that lets the page or list around it look again once it is answered.
pub fn form_then<O: Operation>(changed: Callback<()>) -> Form<O> {
    let form = Form::<O>::new();
    form.on_answer(move |_, _| changed.run(()));
    form
}
