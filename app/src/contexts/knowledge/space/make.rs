//! Making a space.

use super::super::Paths;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Icon, Look, SelectField, TextField};
use crate::words;
use domain::knowledge::CreateSpace;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

const FORM: &str = "create-space";

/// The form that makes a space and goes to where one says who reads it. It opens without scripts.
#[component]
pub(super) fn Make(paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateSpace>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| navigate(&paths.settings(made.id), Default::default()));
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>
                <Icon name="plus"/>
                {texts.text(keys::knowledge_pages::MAKE_SPACE)}
            </summary>
            <div class="confirm-body">
                <OperationForm form>
                    <TextField form=FORM name="name" label=texts.text(keys::knowledge_pages::NAME) error=form.error("name")/>
                    <TextField
                        form=FORM
                        name="purpose"
                        label=texts.text(keys::knowledge_pages::PURPOSE)
                        hint=texts.text(keys::knowledge_pages::PURPOSE_HINT)
                        error=form.error("purpose")
                    />
                    <SelectField
                        form=FORM
                        name="approval"
                        label=texts.text(keys::knowledge_pages::APPROVAL)
                        hint=texts.text(keys::knowledge_pages::APPROVAL_HINT)
                        error=form.error("approval")
                        options=approvals()
                    />
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" busy=form.pending()>
                            {texts.text(keys::knowledge_pages::CREATE_SPACE)}
                        </Button>
                    </div>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}

/// Whether versions need approval, as the member `approval` of a form has it.
pub(super) fn approvals() -> Vec<(&'static str, &'static str)> {
    let texts = words::texts();
    vec![
        ("false", texts.text(keys::knowledge_pages::APPROVAL_NO)),
        ("true", texts.text(keys::knowledge_pages::APPROVAL_YES)),
    ]
}
