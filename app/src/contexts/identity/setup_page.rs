//! The set-up of a new installation: its first account. Once there is one, the page says that it is closed.

use super::account_fields::AccountFields;
use super::entry_frame::{EntryFrame, ToSignIn};
use super::token_form::token;
use crate::forms::{Form, OperationForm};
use crate::lists::Failed;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Autofill, Button, Look, SkeletonTable, TextField, Tone};
use crate::words;
use domain::identity::{SetUpInstallation, SetupState};
use leptos::prelude::*;
use texts::keys;

/// The page on which an installation gets its first account. Works before hydration.
#[component]
pub fn SetupPage() -> impl IntoView {
    let texts = words::texts();
    let state = Known::new(|| (), |()| port::call(SetupState {}));
    view! {
        <EntryFrame title=keys::entry::SETUP_TITLE>
            <Transition fallback=move || view! { <SkeletonTable rows=3 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match state.await {
                        Ok(state) if state.is_open => view! { <SetupForm/> }.erased(),
                        Ok(_) => view! { <Closed/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })}
            </Transition>
        </EntryFrame>
    }
}

#[component]
fn Closed() -> impl IntoView {
    // Gone for good (RFC 9110 §15.5.11).
    port::set_status(410);
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Info title=texts.text(keys::entry::SETUP_CLOSED_TITLE).to_owned()>
            <p>{texts.text(keys::entry::SETUP_CLOSED_TEXT)}</p>
        </Alert>
        <ToSignIn/>
    }
    .erased()
}

#[component]
fn SetupForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetUpInstallation>::new();
    view! {
        <p class="text-fg-muted">{texts.text(keys::entry::SETUP_INTRO)}</p>
        <OperationForm form>
            <TextField
                form="setup"
                name="token"
                label=texts.text(keys::entry::SETUP_TOKEN)
                hint=texts.text(keys::entry::SETUP_TOKEN_HINT)
                error=form.error("token")
                value=token().unwrap_or_default()
            />
            <TextField
                form="setup"
                name="organisation"
                label=texts.text(keys::entry::SETUP_ORGANISATION)
                autofill=Autofill::Organisation
                error=form.error("organisation")
                first=true
            />
            <TextField
                form="setup"
                name="name"
                label=texts.text(keys::entry::NAME)
                autofill=Autofill::Name
                error=form.error("name")
            />
            <AccountFields form id="setup"/>
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {texts.text(keys::entry::SETUP_SUBMIT)}
            </Button>
        </OperationForm>
    }
    .erased()
}
