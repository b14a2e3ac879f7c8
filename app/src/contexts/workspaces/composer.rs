//! The prompt's form.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, TextArea};
use crate::words;
use domain::workspaces::StartExecution;
use leptos::prelude::*;
use texts::keys;

/// The prompt's form. Ctrl+Enter sends it.
#[component]
pub(super) fn Composer(form: Form<StartExecution>) -> impl IntoView {
    let texts = words::texts();
    let label =
        move || texts.text(if form.pending().get() { keys::workspaces::STARTING } else { keys::workspaces::RUN });
    view! {
        <OperationForm form class="composer">
            <TextArea
                form="run"
                name="prompt"
                label=texts.text(keys::workspaces::PROMPT)
                hint=texts.text(keys::workspaces::PROMPT_HINT)
                error=form.error("prompt")
            />
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="play" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
