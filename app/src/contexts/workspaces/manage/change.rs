//! Making a workspace.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, SelectField, TextField};
use crate::words;
use domain::workspaces::CreateWorkspace;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

const FORM: &str = "create-workspace";

/// The form that makes a workspace and goes to it. `again` looks at the list anew.
#[component]
pub(super) fn Make(again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CreateWorkspace>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, made| {
        again.run(());
        navigate(&format!("/client/workspaces/{}?tab=members", made.id), Default::default());
    });
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::workspace::CREATE)}</h2>
            <OperationForm form>
                <TextField form=FORM name="name" label=texts.text(keys::workspace::NAME) error=form.error("name")/>
                <TextField
                    form=FORM
                    name="purpose"
                    label=texts.text(keys::workspace::PURPOSE)
                    hint=texts.text(keys::workspace::PURPOSE_HINT)
                    error=form.error("purpose")
                />
                <SelectField
                    form=FORM
                    name="everybody"
                    label=texts.text(keys::workspace::WHO)
                    error=form.error("everybody")
                    options=who_options()
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::workspace::CREATE)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// Who works in a workspace, as the member `everybody` of a form has it.
pub(super) fn who_options() -> Vec<(&'static str, &'static str)> {
    let texts = words::texts();
    vec![("false", texts.text(keys::workspace::WHO_NAMED)), ("true", texts.text(keys::workspace::EVERYBODY))]
}
