//! The sign-in page, and that of those who run the platform.

use super::entry_frame::EntryFrame;
use super::passkey_sign_in::PasskeySignIn;
use crate::contexts::federation::{Elsewhere, RefusedElsewhere};
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::port::{self, Erased};
use crate::ui::{Alert, Autofill, Button, LinkButton, Look, TextField, Tone};
use crate::words;
use domain::identity::{Layer, SignIn};
use domain::policy::{Actor, Portal};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::{Key, keys};

/// The sign-in page. Works before hydration.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <EntryFrame title=keys::sign_in::TITLE>{content(Layer::Everybody)}</EntryFrame> }
}

/// The sign-in page of those who run the platform.
#[component]
pub fn PlatformSignInPage() -> impl IntoView {
    view! { <EntryFrame title=keys::entry::MASTER_TITLE>{content(Layer::Platform)}</EntryFrame> }
}

fn content(layer: Layer) -> AnyView {
    match actor() {
        Some(actor) => view! { <Already actor/> }.erased(),
        None => view! { <SignInForm layer/> }.erased(),
    }
}

#[component]
fn SignInForm(layer: Layer) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SignIn>::new();
    let (next, is_reset) =
        use_query_map().with_untracked(|map| (map.get_str("next").map(str::to_owned), map.get_str("reset").is_some()));
    let (by_passkey, elsewhere) = (next.clone(), next.clone());
    let intro = match (layer, &next) {
        (Layer::Platform, _) => keys::entry::MASTER_INTRO,
        (Layer::Everybody, Some(_)) => keys::sign_in::NEXT_HINT,
        (Layer::Everybody, None) => keys::sign_in::INTRO,
    };
    let tls = port::use_boot().tls_required.then(|| {
        let sentence = texts.named("errors.tls_required").map(|key| texts.text(key));
        view! {
            <Alert tone=Tone::Warning title=texts.text(keys::sign_in::TLS_TITLE).to_owned()>
                <p>{sentence}</p>
            </Alert>
        }
    });
    let reset = is_reset.then(|| {
        view! { <Alert tone=Tone::Success><p>{texts.text(keys::entry::RESET_DONE)}</p></Alert> }
    });
    let may_register = port::use_boot().sign_up;
    let instead = next.as_deref().map(|next| format!("?next={}", port::escape(next))).unwrap_or_default();
    view! {
        <p class="text-fg-muted">{texts.text(intro)}</p>
        {tls}
        {reset}
        <RefusedElsewhere/>
        <OperationForm form>
            <TextField
                form="sign-in"
                name="email"
                label=texts.text(keys::sign_in::EMAIL)
                autofill=Autofill::Username
                error=form.error("email")
                first=true
            />
            <TextField
                form="sign-in"
                name="password"
                label=texts.text(keys::sign_in::PASSWORD)
                autofill=Autofill::Password
                error=form.error("password")
            />
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <input type="hidden" name="layer" value=layer.as_str()/>
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {move || texts.text(if form.pending().get() { keys::sign_in::WORKING } else { keys::sign_in::SUBMIT })}
            </Button>
        </OperationForm>
        <nav class="grid gap-2 t-sm" aria-label=texts.text(keys::entry::OTHER_WAYS)>
            <Way href=format!("/login/link{instead}") name=keys::entry::LINK_INSTEAD/>
            <Way href="/password-reset".to_owned() name=keys::entry::FORGOTTEN/>
            {match layer {
                Layer::Everybody => may_register.then(|| view! { <Way href="/register".to_owned() name=keys::entry::NO_ACCOUNT/> }),
                Layer::Platform => Some(view! { <Way href="/login".to_owned() name=keys::entry::MASTER_OTHER/> }),
            }}
        </nav>
        <PasskeySignIn next=by_passkey/>
        <Elsewhere next=elsewhere/>
    }
    .erased()
}

#[component]
fn Way(href: String, name: Key) -> impl IntoView {
    view! { <a class="link" href=href>{words::texts().text(name)}</a> }.erased()
}

#[component]
fn Already(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let home = Portal::home(&actor);
    view! {
        <p>{texts.fill(keys::sign_in::ALREADY, &[("name", &actor.name)])}</p>
        <div class="actions">
            <LinkButton href=home.to_owned() look=Look::Primary>{texts.text(keys::sign_in::GO_ON)}</LinkButton>
        </div>
    }
}
