//! Runs the same prompt once more.

use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::ui::{Button, Look};
use crate::words;
use domain::kernel::ExecutionId;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::RunAgain;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Asks the same once more and goes to the new run. Hidden from roles that may not run models.
#[component]
pub(super) fn AgainButton(
    id: ExecutionId,
    /// Where the new one is looked at: `runs`, or `ask` for one from documents.
    page: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    policy::may(&actor()?, Permission::RunExecutions, &Subject::default()).ok()?;
    let form = Form::<RunAgain>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, started| navigate(&format!("/client/{page}/{}", started.id), Default::default()));
    let label =
        move || texts.text(if form.pending().get() { keys::workspaces::STARTING } else { keys::workspaces::AGAIN });
    Some(view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Primary r#type="submit" icon="rotate-cw" busy=form.pending()>{label}</Button>
        </OperationForm>
    })
}
