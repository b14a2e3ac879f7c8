//! The dialog that asks somebody to sign in again.

use super::again::{Attempt, by_password, elsewhere};
use crate::port::{Erased, line};
use crate::ui::{Alert, Autofill, Button, Dialog, Look, TextField, Tone};
use crate::words;
use domain::policy::Actor;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// Asks them, by password or in another tab by whatever way they have.
#[component]
pub(super) fn Again(actor: Actor) -> impl IntoView {
    let texts = words::texts();
    let (pending, needs_code) = (RwSignal::new(false), RwSignal::new(false));
    let said = RwSignal::new(None::<String>);
    let open = RwSignal::new(true);
    let leave = Callback::new(move |()| {
        open.set(false);
        line::resume(false);
    });
    let ended = move |attempt: Attempt| {
        pending.try_set(false);
        match attempt {
            Attempt::Back => {
                said.try_set(None);
            }
            Attempt::NeedsCode => {
                needs_code.try_set(true);
                said.try_set(Some(texts.text(keys::line::OVER_CODE).to_owned()));
            }
            Attempt::Nobody => {
                said.try_set(Some(texts.text(keys::line::OVER_NOT_YET).to_owned()));
            }
            Attempt::Refused(refusal) => {
                said.try_set(Some(words::refusal(texts, &refusal)));
            }
        }
    };
    let (by_form, by_look) = (actor.clone(), actor.clone());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(form) = event.target().and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else { return };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        let typed = move |name: &str| data.get(name).as_string().unwrap_or_default();
        let (actor, password, code) = (by_form.clone(), typed("password"), typed("code"));
        pending.set(true);
        spawn_local(async move { ended(by_password(actor, password, code).await) });
    };
    let look = move |_| {
        let actor = by_look.clone();
        pending.set(true);
        spawn_local(async move { ended(elsewhere(actor).await) });
    };
    let sentence = texts.fill(keys::line::OVER_TEXT, &[("email", &actor.email)]);
    let no_error = Signal::stored(None::<String>);
    let code = move || {
        needs_code.get().then(|| {
            view! {
                <TextField
                    form="again"
                    name="code"
                    label=texts.text(keys::sign_in::CODE)
                    hint=texts.text(keys::sign_in::CODE_HINT)
                    autofill=Autofill::Code
                    error=no_error
                />
            }
        })
    };
    let alert = move || said.get().map(|said| view! { <Alert tone=Tone::Warning live=true><p>{said}</p></Alert> });
    let other = "/login?next=/account";
    view! {
        <Dialog
            id="session-over"
            title=Signal::stored(texts.text(keys::line::OVER_TITLE).to_owned())
            close_label=texts.text(keys::line::OVER_CANCEL)
            open
            on_close=leave
        >
            <p>{sentence}</p>
            {alert}
            <form class="form" method="post" novalidate=true on:submit=submit>
                <input type="hidden" name="email" autocomplete="username" value=actor.email.clone()/>
                <TextField
                    form="again"
                    name="password"
                    label=texts.text(keys::sign_in::PASSWORD)
                    autofill=Autofill::Password
                    error=no_error
                    first=true
                />
                {code}
                <Button look=Look::Primary r#type="submit" busy=pending wide=true>
                    {texts.text(keys::sign_in::SUBMIT)}
                </Button>
            </form>
            <div class="actions">
                <a class="link" href=other target="_blank" rel="external">{texts.text(keys::line::OVER_ELSEWHERE)}</a>
                <Button on:click=look>{texts.text(keys::line::OVER_DONE)}</Button>
            </div>
        </Dialog>
    }
    .erased()
}
