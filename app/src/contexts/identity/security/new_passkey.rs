//! Making a passkey: the browser asks the authenticator, so the form isn't a plain one.

use crate::port::{self, Erased};
use crate::ui::{Alert, Button, Tone};
use crate::words;
use domain::Refusal;
use domain::identity::{AddPasskey, BeginPasskey};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// Names and makes a passkey. It needs a script, and does nothing without one.
#[component]
pub(super) fn NewPasskey(changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let field = NodeRef::<html::Input>::new();
    let (busy, refusal) = (RwSignal::new(false), RwSignal::new(None::<Refusal>));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = field.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        let typed = input.value();
        let name = match typed.trim() {
            "" => texts.text(keys::security::PASSKEY).to_owned(),
            name => name.to_owned(),
        };
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let made = make(name).await;
            if made.is_ok() {
                input.set_value("");
                changed.run(());
            }
            refusal.try_set(made.err());
            busy.try_set(false);
        });
    };
    view! {
        <form class="form" on:submit=make>
            <div class="field">
                <label class="field-label" for="new-passkey-name">{texts.text(keys::security::PASSKEY_NAME)}</label>
                <input
                    class="input"
                    id="new-passkey-name"
                    node_ref=field
                    dir="auto"
                    maxlength="100"
                    autocomplete="off"
                    aria-describedby="new-passkey-hint"
                />
                <p class="field-hint" id="new-passkey-hint">{texts.text(keys::security::PASSKEY_HINT)}</p>
            </div>
            <div class="actions">
                <Button r#type="submit" icon="key-round" busy=busy>{texts.text(keys::security::ADD_PASSKEY)}</Button>
            </div>
            {move || refusal.get().map(|refusal| view! {
                <Alert tone=Tone::Danger live=true><p>{words::refusal(texts, &refusal)}</p></Alert>
            })}
        </form>
    }
    .erased()
}

async fn make(name: String) -> Result<(), Refusal> {
    let challenge = port::call(BeginPasskey {}).await?;
    let credential = port::make_passkey(&challenge.options).await?;
    port::call(AddPasskey { challenge_id: challenge.challenge_id, credential, name }).await.map(|_| ())
}
