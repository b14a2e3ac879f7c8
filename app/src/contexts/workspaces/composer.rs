//! The prompt's form.

use super::workspace_field::WorkspaceField;
use crate::forms::{Form, OperationForm};
use crate::port::{Erased, Known};
use crate::ui::{Button, Icon, Look, TextArea, TextField};
use crate::words;
use domain::workspaces::{ModelInfo, StartExecution};
use leptos::prelude::*;
use texts::keys;

/// The prompt's form. Ctrl+Enter sends it.
#[component]
pub(super) fn Composer(form: Form<StartExecution>, models: Known<Vec<ModelInfo>>) -> impl IntoView {
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
            <TextField
                form="run"
                name="why"
                label=texts.text(keys::workspaces::WHY)
                hint=texts.text(keys::workspaces::WHY_HINT)
                error=form.error("why")
            />
            <WorkspaceField/>
            <Transition>
                {move || Suspend::new(async move { model_choice(models.await.unwrap_or_default()) })}
            </Transition>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="play" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// The choice among models, where there is one.
pub(super) fn model_choice(models: Vec<ModelInfo>) -> Option<AnyView> {
    let options = || {
        let option = |model: &ModelInfo| view! { <option value=model.id.clone()>{model.name.clone()}</option> };
        models.iter().map(option).collect::<Vec<_>>()
    };
    (models.len() > 1).then(|| {
        view! {
            <div class="field">
                <label class="field-label" for="run-model">{words::texts().text(keys::workspaces::MODEL)}</label>
                <div class="select">
<select class="input" id="run-model" name="model">{options()}</select>
<Icon name="chevron-down"/>
</div>
            </div>
        }
        .erased()
    })
}
