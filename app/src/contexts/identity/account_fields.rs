//! What one will sign in with, as it is asked for where an account is made.

use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Autofill, TextField};
use crate::words;
use domain::Operation;
use leptos::prelude::*;
use texts::keys;

/// An address and a new password.
#[component]
pub(super) fn AccountFields<O: Operation>(
    form: Form<O>,
    /// What the ids of the controls begin with.
    id: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    view! {
        <TextField
            form=id
            name="email"
            label=texts.text(keys::sign_in::EMAIL)
            autofill=Autofill::Username
            error=form.error("email")
        />
        <TextField
            form=id
            name="password"
            label=texts.text(keys::sign_in::PASSWORD)
            hint=texts.text(keys::entry::PASSWORD_HINT)
            autofill=Autofill::NewPassword
            error=form.error("password")
        />
    }
    .erased()
}
