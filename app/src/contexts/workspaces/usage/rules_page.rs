//! A text and what the rules of a workspace would make of it.

use super::tried::tried;
use crate::forms::{Form, OperationForm};
use crate::lists::ListHead;
use crate::port::Erased;
use crate::ui::{Button, Look, TextArea};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::workspaces::TryRules;
use leptos::prelude::*;
use texts::keys;

/// The rules of the main workspace, tried on a text.
#[component]
pub fn RulesPage() -> impl IntoView {
    let texts = words::texts();
    view! {
        <ListHead title=texts.text(keys::usage::TRY_TITLE) intro=texts.text(keys::usage::TRY_INTRO)/>
        <TryOut workspace=None/>
    }
}

/// A text, and what the rules of a workspace make of it; those of the main one unless told.
#[component]
pub fn TryOut(#[prop(optional_no_strip)] workspace: Option<WorkspaceId>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<TryRules>::new();
    let outcome = RwSignal::new(None);
    form.on_answer(move |_, answer| outcome.set(Some(answer)));
    let label = move || texts.text(if form.pending().get() { keys::usage::TRY_GOING } else { keys::usage::TRY_GO });
    view! {
        <OperationForm form class="composer">
            {workspace.map(|id| view! { <input type="hidden" name="workspaceId" value=id.to_string()/> })}
            <TextArea
                form="try"
                name="text"
                label=texts.text(keys::usage::TRY_TEXT)
                hint=texts.text(keys::usage::TRY_HINT)
                error=form.error("text")
            />
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="shield-check" busy=form.pending()>{label}</Button>
            </div>
        </OperationForm>
        <div role="status">{move || outcome.get().map(tried)}</div>
    }
    .erased()
}
