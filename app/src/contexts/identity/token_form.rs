//! A page that a mailed link opens: one button carries the link's token on. Opening the page does nothing, because programs
//! that look into mails open every address that they find.

use super::entry_frame::{EntryFrame, ToSignIn};
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Alert, Button, Look, Tone};
use crate::words;
use domain::Operation;
use domain::identity::{ConfirmAccount, UseSignInLink};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::{Key, keys};

/// The page of the link that confirms an address.
#[component]
pub fn ConfirmAccountPage() -> impl IntoView {
    let token = token();
    let says = (keys::entry::CONFIRM_INTRO, keys::entry::CONFIRM_SUBMIT);
    view! { <EntryFrame title=keys::entry::CONFIRM_TITLE>{token_form::<ConfirmAccount>(token, says)}</EntryFrame> }
}

/// The form of the link that signs in.
pub(super) fn sign_in_with(token: String) -> AnyView {
    token_form::<UseSignInLink>(Some(token), (keys::entry::LINK_USE_INTRO, keys::entry::LINK_USE_SUBMIT))
}

/// The token that the page's address brings.
pub(super) fn token() -> Option<String> {
    use_query_map().with_untracked(|map| map.get_str("token").map(str::to_owned)).filter(|token| !token.is_empty())
}

fn token_form<O: Operation>(token: Option<String>, (intro, submit): (Key, Key)) -> AnyView {
    let texts = words::texts();
    let Some(token) = token else { return view! { <NoLink/> }.erased() };
    let form = Form::<O>::new();
    view! {
        <p class="text-fg-muted">{texts.text(intro)}</p>
        <OperationForm form>
            <input type="hidden" name="token" value=token/>
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>{texts.text(submit)}</Button>
        </OperationForm>
    }
    .erased()
}

/// What stands where the address has lost its token.
#[component]
pub(super) fn NoLink() -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Warning title=texts.text(keys::entry::NO_LINK_TITLE).to_owned()>
            <p>{texts.text(keys::entry::NO_LINK_TEXT)}</p>
        </Alert>
        <ToSignIn/>
    }
    .erased()
}
