//! Runs the same prompt once more.

use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::ui::{Button, Look};
use crate::words;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::StartExecution;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Runs the same prompt once more and goes to the new run. Hidden from roles that may not run models.
#[component]
pub(super) fn RunAgain(prompt: String, system: Option<String>) -> impl IntoView {
    let texts = words::texts();
    policy::may(&actor()?, Permission::RunExecutions, &Subject::default()).ok()?;
    let form = Form::<StartExecution>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, started| navigate(&format!("/client/runs/{}", started.id), Default::default()));
    let label =
        move || texts.text(if form.pending().get() { keys::workspaces::STARTING } else { keys::workspaces::AGAIN });
    Some(view! {
        <OperationForm form class="contents">
            <input type="hidden" name="prompt" value=prompt/>
            {system.map(|system| view! { <input type="hidden" name="system" value=system/> })}
            <Button look=Look::Primary r#type="submit" icon="rotate-cw" busy=form.pending()>{label}</Button>
        </OperationForm>
    })
}
