//! The page of the link that replaces a forgotten password.

use super::entry_frame::EntryFrame;
use super::token_form::{NoLink, token};
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Look, TextField};
use crate::words;
use domain::identity::ResetPassword;
use leptos::prelude::*;
use texts::keys;

/// The page on which a new password is set. Works before hydration.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let content = match token() {
        Some(token) => view! { <NewPasswordForm token/> }.erased(),
        None => view! { <NoLink/> }.erased(),
    };
    view! { <EntryFrame title=keys::entry::NEW_TITLE>{content}</EntryFrame> }
}

#[component]
fn NewPasswordForm(token: String) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ResetPassword>::new();
    view! {
        <p class="text-fg-muted">{texts.text(keys::entry::NEW_INTRO)}</p>
        <OperationForm form>
            <input type="hidden" name="token" value=token/>
            <TextField
                form="new-password"
                name="password"
                label=texts.text(keys::entry::NEW_PASSWORD)
                hint=texts.text(keys::entry::PASSWORD_HINT)
                autofill=Autofill::NewPassword
                error=form.error("password")
                first=true
            />
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {texts.text(keys::entry::NEW_SUBMIT)}
            </Button>
        </OperationForm>
    }
    .erased()
}
