//! The sign-in page.

use crate::contexts::federation::{Elsewhere, RefusedElsewhere};
use crate::forms::{Form, OperationForm};
use crate::frame::{PreferencesMenu, SkipLink, actor};
use crate::marketing::Brand;
use crate::port;
use crate::ui::{Alert, Autofill, Button, LinkButton, Look, PageTitle, TextField, Tone};
use crate::words;
use domain::identity::SignIn;
use domain::policy::{Actor, Portal};
use leptos::prelude::*;
use leptos_meta::Html;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// The sign-in page. Works before hydration.
#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = words::texts();
    let content = match actor() {
        Some(actor) => view! { <Already actor/> }.into_any(),
        None => view! { <SignInForm/> }.into_any(),
    };
    view! {
        <PageTitle parts=vec![texts.text(keys::sign_in::TITLE).to_owned(), "Portico".to_owned()]/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="centered">
            <div class="corner flex gap-1"><PreferencesMenu/></div>
            <main id="main" class="sign-in" tabindex="-1">
                <Brand/>
                <div class="card">
                    <h1 class="t-lg">{texts.text(keys::sign_in::TITLE)}</h1>
                    {content}
                </div>
            </main>
        </div>
    }
}

#[component]
fn SignInForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SignIn>::new();
    let next = use_query_map().with_untracked(|map| map.get_str("next").map(str::to_owned));
    let onward = next.clone();
    let intro = if next.is_some() { keys::sign_in::NEXT_HINT } else { keys::sign_in::INTRO };
    let tls = port::use_boot().tls_required.then(|| {
        let sentence = texts.named("errors.tls_required").map(|key| texts.text(key));
        view! {
            <Alert tone=Tone::Warning title=texts.text(keys::sign_in::TLS_TITLE).to_owned()>
                <p>{sentence}</p>
            </Alert>
        }
    });
    view! {
        <p class="text-fg-muted">{texts.text(intro)}</p>
        {tls}
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
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {move || texts.text(if form.pending().get() { keys::sign_in::WORKING } else { keys::sign_in::SUBMIT })}
            </Button>
        </OperationForm>
        <Elsewhere next=onward/>
    }
    .into_any()
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
