//! How a person is called, and their password.

use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::{Alert, Autofill, Button, TextField, Toasts, Tone};
use crate::words;
use domain::identity::{ChangePassword, ChangeProfile};
use leptos::prelude::*;
use texts::keys;

/// The name of whoever is signed in.
#[component]
pub(super) fn NameForm() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangeProfile>::new();
    let (name, toasts) = (port::own_name(), Toasts::get());
    form.on_answer(move |sent, ()| {
        port::call_oneself(&sent.name);
        toasts.done(texts.text(keys::tenant::SAVED).to_owned());
    });
    // Once it is saved, the field holds the new name when the form goes back to what it was at first.
    let field = move || {
        view! {
            <TextField
                form="profile"
                name="name"
                label=texts.text(keys::account::NAME)
                autofill=Autofill::Name
                error=form.error("name")
                value=name.get()
            />
        }
    };
    view! {
        <div class="prose">
            <OperationForm form>
                {field}
                <div class="actions">
                    <Button r#type="submit" busy=form.pending()>{texts.text(keys::account::CHANGE_NAME)}</Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}

/// The password of whoever is signed in.
#[component]
pub(super) fn PasswordSection() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ChangePassword>::new();
    let is_done = RwSignal::new(false);
    form.on_answer(move |_, ()| is_done.set(true));
    view! {
        <section class="section" aria-labelledby="password">
            <h2 class="t-md" id="password">{texts.text(keys::account::PASSWORD)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::account::PASSWORD_INTRO)}</p>
            <Show when=move || is_done.get()>
                <Alert tone=Tone::Success live=true><p>{texts.text(keys::account::PASSWORD_DONE)}</p></Alert>
            </Show>
            <div class="prose">
                <OperationForm form>
                    <TextField
                        form="password"
                        name="current"
                        label=texts.text(keys::account::PASSWORD_CURRENT)
                        autofill=Autofill::Password
                        error=form.error("current")
                    />
                    <TextField
                        form="password"
                        name="password"
                        label=texts.text(keys::entry::NEW_PASSWORD)
                        hint=texts.text(keys::entry::PASSWORD_HINT)
                        autofill=Autofill::NewPassword
                        error=form.error("password")
                    />
                    <div class="actions">
                        <Button r#type="submit" busy=form.pending()>{texts.text(keys::account::PASSWORD_SUBMIT)}</Button>
                    </div>
                </OperationForm>
            </div>
        </section>
    }
    .erased()
}
