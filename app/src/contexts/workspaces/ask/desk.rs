//! The form of a question.

use super::super::composer::model_choice;
use super::super::workspace_field::WorkspaceField;
use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Look, TextArea};
use crate::words;
use domain::knowledge::{SpaceRow, Spaces};
use domain::workspaces::{AskDocuments, Models};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// The question, where to look, and who answers. Ctrl+Enter sends it; the answer has a page of its own.
#[component]
pub(super) fn Desk() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AskDocuments>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, started| navigate(&format!("/client/ask/{}", started.id), Default::default()));
    let spaces = Known::new(|| (), |()| port::call(Spaces::default()));
    let models = Known::new(|| (), |()| port::call(Models {}));
    let label = move || texts.text(if form.pending().get() { keys::workspaces::STARTING } else { keys::answers::ASK });
    view! {
        <OperationForm form class="composer">
            <TextArea
                form="ask"
                name="question"
                label=texts.text(keys::answers::QUESTION)
                hint=texts.text(keys::answers::QUESTION_HINT)
                error=form.error("question")
            />
            <Transition fallback=|| ()>
                {move || Suspend::new(async move { places(spaces.await.map(|page| page.data).unwrap_or_default()) })}
            </Transition>
            <WorkspaceField/>
            <Transition fallback=|| ()>
                {move || Suspend::new(async move { model_choice(models.await.unwrap_or_default()) })}
            </Transition>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="search" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// The spaces to look in, where there are several. Without a choice it is all of them.
fn places(spaces: Vec<SpaceRow>) -> Option<AnyView> {
    let texts = words::texts();
    (spaces.len() > 1).then(|| {
        let place = |space: SpaceRow| {
            view! {
                <label class="tick-line">
                    <input type="checkbox" name="spaceIds[]" value=space.id.to_string()/>
                    <bdi dir="auto">{space.name}</bdi>
                </label>
            }
        };
        let places: Vec<_> = spaces.into_iter().map(place).collect();
        view! {
            <fieldset class="ticks">
                <legend class="field-label">{texts.text(keys::answers::WHERE)}</legend>
                <p class="t-sm text-fg-muted">{texts.text(keys::answers::WHERE_HINT)}</p>
                {places}
            </fieldset>
        }
        .erased()
    })
}
