//! A second factor that is on: new recovery codes, and turning it off.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Autofill, Badge, Button, Fact, Facts, Look, TextField, Tone};
use crate::words;
use domain::Moment;
use domain::identity::{MakeRecoveryCodes, TurnOffSecondFactor};
use leptos::prelude::*;
use texts::keys;

/// Since when it is on, and what can be done about it.
#[component]
pub(super) fn TurnedOn(since: Moment, left: u32, made: Callback<Vec<String>>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (codes, off) = (Form::<MakeRecoveryCodes>::new(), Form::<TurnOffSecondFactor>::new());
    codes.on_answer(move |_, answer| made.run(answer.codes));
    off.on_answer(move |_, ()| changed.run(()));
    view! {
        <div class="card grid gap-3">
            <p><Badge tone=Tone::Success icon="shield-check" label=texts.text(keys::security::IS_ON)/></p>
            <Facts>
                <Fact name=texts.text(keys::security::SINCE)><Time at=since show=Show::Minute/></Fact>
                <Fact name=texts.text(keys::security::CODES_LEFT)>{left.to_string()}</Fact>
            </Facts>
            <div class="actions">
                <details class="confirm">
                    <summary class=Look::Secondary.class()>{texts.text(keys::security::NEW_CODES)}</summary>
                    <div class="confirm-body">
                        <p class="t-sm">{texts.text(keys::security::NEW_CODES_QUESTION)}</p>
                        <OperationForm form=codes>
                            <TextField
                                form="new-codes"
                                name="code"
                                label=texts.text(keys::security::CODE)
                                autofill=Autofill::Code
                                error=codes.error("code")
                            />
                            <Button r#type="submit" busy=codes.pending()>{texts.text(keys::security::NEW_CODES)}</Button>
                        </OperationForm>
                    </div>
                </details>
                <details class="confirm">
                    <summary class=Look::Danger.class()>{texts.text(keys::security::TURN_OFF)}</summary>
                    <div class="confirm-body">
                        <p class="t-sm">{texts.text(keys::security::TURN_OFF_QUESTION)}</p>
                        <OperationForm form=off>
                            <TextField
                                form="turn-off"
                                name="password"
                                label=texts.text(keys::sign_in::PASSWORD)
                                autofill=Autofill::Password
                                error=off.error("password")
                            />
                            <Button look=Look::Danger r#type="submit" busy=off.pending()>
                                {texts.text(keys::security::TURN_OFF)}
                            </Button>
                        </OperationForm>
                    </div>
                </details>
            </div>
        </div>
    }
    .erased()
}
