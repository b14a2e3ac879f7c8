//! Setting the second factor up: a picture to scan, a secret to type, and a code that shows that it worked.

use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased};
use crate::ui::{Autofill, Button, CopyButton, Look, TextField};
use crate::words;
use domain::identity::{EnrolSecondFactor, Enrolment, TurnOnSecondFactor};
use leptos::prelude::*;
use texts::keys;

/// The way to a second factor. The secret is shown once, which needs a script.
#[component]
pub(super) fn SetUp(made: Callback<Vec<String>>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EnrolSecondFactor>::new();
    let enrolment = RwSignal::new(None::<Enrolment>);
    form.on_answer(move |_, answer| enrolment.set(Some(answer)));
    view! {
        <Show when=move || enrolment.with(Option::is_none)>
            <p>{texts.text(keys::security::SECOND_FACTOR_OFF)}</p>
            <OperationForm form>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="shield-check" busy=form.pending()>
                        {texts.text(keys::security::SET_UP)}
                    </Button>
                </div>
            </OperationForm>
        </Show>
        {move || enrolment.get().map(|enrolment| view! { <Scan enrolment made/> })}
    }
    .erased()
}

#[component]
fn Scan(enrolment: Enrolment, made: Callback<Vec<String>>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<TurnOnSecondFactor>::new();
    form.on_answer(move |_, answer| made.run(answer.codes));
    // As an image, so that nothing in the picture can be more than a picture.
    let picture = format!("data:image/svg+xml,{}", port::escape(&enrolment.picture));
    view! {
        <div class="card grid gap-3">
            <p>{texts.text(keys::security::SCAN)}</p>
            <img src=picture width="200" height="200" alt=texts.text(keys::security::PICTURE)/>
            <p>{texts.text(keys::security::OR_TYPE)}</p>
            <p><code class="key" dir="ltr">{enrolment.secret.clone()}</code></p>
            <p>
                <CopyButton
                    text=enrolment.secret.replace(' ', "")
                    label=texts.text(keys::security::COPY_SECRET)
                    done=texts.text(keys::shell::COPIED)
                />
            </p>
            <OperationForm form>
                <TextField
                    form="turn-on"
                    name="code"
                    label=texts.text(keys::security::CODE)
                    hint=texts.text(keys::security::CODE_HINT)
                    autofill=Autofill::Code
                    error=form.error("code")
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::security::TURN_ON)}
                    </Button>
                </div>
            </OperationForm>
        </div>
    }
    .erased()
}
