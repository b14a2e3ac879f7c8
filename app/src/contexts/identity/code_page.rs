//! The second step of signing in: the code. The page knows whose sign-in waits, and no password.

use crate::forms::{Form, OperationForm};
use crate::frame::{PreferencesMenu, SkipLink};
use crate::marketing::Brand;
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Autofill, Button, LinkButton, Look, PageTitle, TextField, Tone};
use crate::words;
use domain::Refusal;
use domain::identity::{ConfirmSignIn, SignInStep};
use leptos::prelude::*;
use leptos_meta::Html;
use texts::keys;

/// Asks for the code of the authenticator, or a recovery code. Works before hydration.
#[component]
pub fn CodePage() -> impl IntoView {
    let texts = words::texts();
    let waiting = Known::new(|| (), |()| port::call(SignInStep {}));
    let title = texts.text(keys::sign_in::CODE_TITLE);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="centered">
            <div class="corner flex gap-1"><PreferencesMenu/></div>
            <main id="main" class="sign-in" tabindex="-1">
                <Brand/>
                <div class="card">
                    <h1 class="t-lg">{title}</h1>
                    <Transition>
                        {move || Suspend::new(async move {
                            match waiting.await {
                                Ok(waiting) => view! { <CodeForm email=waiting.email/> }.erased(),
                                Err(refusal) => view! { <Anew refusal/> }.erased(),
                            }
                        })}
                    </Transition>
                </div>
            </main>
        </div>
    }
}

#[component]
fn CodeForm(email: String) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ConfirmSignIn>::new();
    view! {
        <p class="text-fg-muted">{texts.text(keys::sign_in::CODE_INTRO)}</p>
        <p><bdi dir="ltr">{email}</bdi></p>
        <OperationForm form>
            <TextField
                form="code"
                name="code"
                label=texts.text(keys::sign_in::CODE)
                hint=texts.text(keys::sign_in::CODE_HINT)
                autofill=Autofill::Code
                error=form.error("code")
                first=true
            />
            <Button look=Look::Primary r#type="submit" busy=form.pending() wide=true>
                {move || texts.text(if form.pending().get() { keys::sign_in::WORKING } else { keys::sign_in::SUBMIT })}
            </Button>
        </OperationForm>
        <p><a class="link" href="/login">{texts.text(keys::sign_in::ANEW)}</a></p>
    }
    .erased()
}

/// Nothing waits, or no longer.
#[component]
fn Anew(refusal: Refusal) -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Warning><p>{words::refusal(texts, &refusal)}</p></Alert>
        <LinkButton href="/login".to_owned() look=Look::Primary>{texts.text(keys::sign_in::ANEW)}</LinkButton>
    }
    .erased()
}
