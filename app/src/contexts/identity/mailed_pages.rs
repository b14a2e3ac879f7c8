//! Pages that have a link mailed: to replace a forgotten password, or to sign in without one.

use super::entry_frame::{EntryFrame, Sent, ToSignIn};
use super::token_form::{sign_in_with, token};
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Autofill, Button, Look, TextField};
use crate::words;
use domain::identity::{AskPasswordReset, AskSignInLink};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// The page of a forgotten password. Works before hydration.
#[component]
pub fn ForgottenPasswordPage() -> impl IntoView {
    let query = use_query_map();
    let content = move || match query.with(|map| map.get_str("sent").is_some()) {
        true => view! { <Sent text=keys::entry::SENT_RESET/> }.erased(),
        false => view! { <ResetForm/> }.erased(),
    };
    view! { <EntryFrame title=keys::entry::RESET_TITLE>{content}</EntryFrame> }
}

/// The page of the link to sign in: it has one mailed, and takes the mailed one.
#[component]
pub fn SignInLinkPage() -> impl IntoView {
    let query = use_query_map();
    let content = move || match (query.with(|map| map.get_str("sent").is_some()), token()) {
        (true, _) => view! { <Sent text=keys::entry::SENT_LINK/> }.erased(),
        (false, Some(token)) => sign_in_with(token),
        (false, None) => view! { <LinkForm/> }.erased(),
    };
    view! { <EntryFrame title=keys::entry::LINK_TITLE>{content}</EntryFrame> }
}

#[component]
fn ResetForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AskPasswordReset>::new();
    view! {
        <p class="text-fg-muted">{texts.text(keys::entry::RESET_INTRO)}</p>
        <OperationForm form>
            <TextField
                form="reset"
                name="email"
                label=texts.text(keys::sign_in::EMAIL)
                autofill=Autofill::Username
                error=form.error("email")
                first=true
            />
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {texts.text(keys::entry::RESET_SUBMIT)}
            </Button>
        </OperationForm>
        <ToSignIn/>
    }
    .erased()
}

#[component]
fn LinkForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AskSignInLink>::new();
    let next = use_query_map().with_untracked(|map| map.get_str("next").map(str::to_owned));
    view! {
        <p class="text-fg-muted">{texts.text(keys::entry::LINK_INTRO)}</p>
        <OperationForm form>
            <TextField
                form="link"
                name="email"
                label=texts.text(keys::sign_in::EMAIL)
                autofill=Autofill::Username
                error=form.error("email")
                first=true
            />
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {texts.text(keys::entry::RESET_SUBMIT)}
            </Button>
        </OperationForm>
        <ToSignIn/>
    }
    .erased()
}
