//! The button that has a provider asked, or not.

use crate::forms::{ConfirmWith, Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::models::SwitchModelProvider;
use leptos::prelude::*;
use texts::keys;

/// The button that switches a provider on, or asks once more before it switches it off.
#[component]
pub(super) fn Switch(id: String, is_on: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SwitchModelProvider>::new();
    form.on_answer(move |_, _| changed.run(()));
    if is_on {
        return view! {
            <ConfirmWith
                form
                hidden=vec![("id", id), ("on", "false".to_owned())]
                label=texts.text(keys::models::SWITCH_OFF)
                question=texts.text(keys::models::SWITCH_OFF_QUESTION)
                look=Look::Danger
            />
        }
        .erased();
    }
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="on" value="true"/>
            <Button look=Look::Secondary r#type="submit" busy=form.pending()>
                {texts.text(keys::models::SWITCH_ON)}
            </Button>
        </OperationForm>
    }
    .erased()
}
