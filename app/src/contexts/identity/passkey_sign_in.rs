//! The button that signs in with a passkey. The browser asks whose it is, so nothing is typed.

use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Tone};
use crate::words;
use domain::Refusal;
use domain::identity::{BeginPasskeySignIn, SignInWithPasskey};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// Signs in with a passkey and goes on to `next`. It needs a script, and does nothing without one.
#[component]
pub(super) fn PasskeySignIn(next: Option<String>) -> impl IntoView {
    let texts = words::texts();
    let (busy, refusal) = (RwSignal::new(false), RwSignal::new(None::<Refusal>));
    let sign_in = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        let next = next.clone();
        spawn_local(async move {
            let failed = sign_in(next).await.err();
            refusal.try_set(failed);
            busy.try_set(false);
        });
    };
    view! {
        <Button icon="fingerprint" wide=true busy=busy on:click=sign_in>{texts.text(keys::sign_in::PASSKEY)}</Button>
        {move || refusal.get().map(|refusal| view! {
            <Alert tone=Tone::Danger live=true><p>{words::refusal(texts, &refusal)}</p></Alert>
        })}
    }
    .erased()
}

/// The answer sends the browser on by itself.
async fn sign_in(next: Option<String>) -> Result<(), Refusal> {
    let challenge = port::call(BeginPasskeySignIn {}).await?;
    let credential = port::ask_passkey(&challenge.options).await?;
    port::call(SignInWithPasskey { challenge_id: challenge.challenge_id, credential, next }).await.map(|_| ())
}
