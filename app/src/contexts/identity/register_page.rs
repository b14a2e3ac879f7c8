//! Registration: an account with a workspace of one's own, once the address is confirmed.

use super::account_fields::AccountFields;
use super::entry_frame::{EntryFrame, Sent, ToSignIn};
use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::{Alert, Autofill, Button, Look, TextField, Tone};
use crate::words;
use domain::identity::RegisterAccount;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// The page on which visitors make an account. Works before hydration.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let query = use_query_map();
    let content = move || match query.with(|map| map.get_str("sent").is_some()) {
        true => view! { <Sent text=keys::entry::SENT_REGISTER/> }.erased(),
        false if !port::use_boot().sign_up => view! { <Closed/> }.erased(),
        false => view! { <RegisterForm/> }.erased(),
    };
    view! { <EntryFrame title=keys::entry::REGISTER_TITLE>{content}</EntryFrame> }
}

/// The platform lets nobody make an account at present.
#[component]
fn Closed() -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Info title=texts.text(keys::settings::CLOSED_TITLE).to_owned()>
            <p>{texts.text(keys::settings::CLOSED_TEXT)}</p>
        </Alert>
        <ToSignIn/>
    }
    .erased()
}

#[component]
fn RegisterForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RegisterAccount>::new();
    view! {
        <p class="text-fg-muted">{texts.text(keys::entry::REGISTER_INTRO)}</p>
        <OperationForm form>
            <TextField
                form="register"
                name="name"
                label=texts.text(keys::entry::NAME)
                autofill=Autofill::Name
                error=form.error("name")
                first=true
            />
            <TextField
                form="register"
                name="organisation"
                label=texts.text(keys::entry::ORGANISATION)
                hint=texts.text(keys::entry::ORGANISATION_HINT)
                autofill=Autofill::Organisation
                error=form.error("organisation")
            />
            <AccountFields form id="register"/>
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {texts.text(keys::entry::REGISTER_SUBMIT)}
            </Button>
        </OperationForm>
        <ToSignIn/>
    }
    .erased()
}
