//! A form about a person whose page looks again.

use crate::forms::Form;
use domain::Operation;
use leptos::prelude::*;

/// A form that lets the page look again once it is answered.
pub(super) fn form_then<O: Operation>(changed: Callback<()>) -> Form<O> {
    let form = Form::<O>::new();
    form.on_answer(move |_, _| changed.run(()));
    form
}
