//! The page that the link of an invitation opens. Opening it uses nothing up.

use crate::contexts::identity::entry_frame::EntryFrame;
use crate::forms::{Form, OperationForm};
use crate::frame::{actor, sign_in_path};
use crate::lists::Shown;
use crate::port::{self, Call, Erased, Known};
use crate::ui::{Alert, Autofill, Button, LinkButton, Look, TextField, Tone};
use crate::words;
use domain::identity::{AcceptInvitation, Offer, ShowInvitation, SignOut};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;
use texts::keys;

/// The page of an invitation. Works before hydration.
#[component]
pub fn AcceptInvitationPage() -> impl IntoView {
    let map = use_query_map();
    let token = Memo::new(move |_| map.with(|map| map.get_str("token").unwrap_or_default().to_owned()));
    let offer = Known::new(move || token.get(), |token| port::call(ShowInvitation { token }));
    view! {
        <EntryFrame title=keys::identity::ACCEPT_TITLE>
            <Shown
                known=offer
                rows=2
                show=move |offer| view! { <Offered offer token=token.get_untracked()/> }.erased()
            />
        </EntryFrame>
    }
}

#[component]
fn Offered(offer: Offer, token: String) -> impl IntoView {
    let texts = words::texts();
    let role = words::role(texts, offer.role.as_str());
    let intro = texts.fill(
        keys::identity::ACCEPT_INTRO,
        &[("tenant", &offer.tenant_name), ("email", &offer.email), ("role", &role)],
    );
    let way = match (actor(), offer.has_account) {
        (Some(actor), _) if actor.email != offer.email => view! { <OtherPerson email=actor.email/> }.erased(),
        (None, true) => view! { <SignInFirst token/> }.erased(),
        (signed_in, _) => view! { <AcceptForm token is_new=signed_in.is_none()/> }.erased(),
    };
    view! {
        <p>{intro}</p>
        {way}
    }
    .erased()
}

#[component]
fn OtherPerson(email: String) -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Warning>
            <p>{texts.fill(keys::identity::ACCEPT_OTHER, &[("email", &email)])}</p>
        </Alert>
        <form method="post" action={Call::<SignOut>::url()}>
            <Button r#type="submit" icon="log-out">{texts.text(keys::shell::SIGN_OUT)}</Button>
        </form>
    }
    .erased()
}

#[component]
fn SignInFirst(token: String) -> impl IntoView {
    let texts = words::texts();
    let href = sign_in_path(&format!("/invitations/accept?token={token}"));
    view! {
        <p class="text-fg-muted">{texts.text(keys::identity::ACCEPT_SIGN_IN_TEXT)}</p>
        <div class="actions">
            <LinkButton href look=Look::Primary>{texts.text(keys::identity::ACCEPT_SIGN_IN)}</LinkButton>
        </div>
    }
    .erased()
}

#[component]
fn AcceptForm(token: String, is_new: bool) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AcceptInvitation>::new();
    let account = is_new.then(|| {
        view! {
            <TextField
                form="accept"
                name="name"
                label=texts.text(keys::identity::ACCEPT_NAME)
                autofill=Autofill::Name
                error=form.error("name")
                first=true
            />
            <TextField
                form="accept"
                name="password"
                label=texts.text(keys::identity::ACCEPT_PASSWORD)
                hint=texts.text(keys::identity::PASSWORD_HINT)
                autofill=Autofill::NewPassword
                error=form.error("password")
            />
        }
    });
    view! {
        <OperationForm form>
            <input type="hidden" name="token" value=token/>
            {account}
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {move || texts.text(if form.pending().get() { keys::identity::ACCEPTING } else { keys::identity::ACCEPT })}
            </Button>
        </OperationForm>
    }
    .erased()
}
