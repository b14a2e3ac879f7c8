//! The button that ends a run before it is done: hidden from roles that never may, disabled with the reason where the
//! run is somebody else's.

use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::kernel::{ExecutionId, PersonId};
use domain::policy::{self, Because, Permission, Subject};
use domain::workspaces::CancelExecution;
use leptos::prelude::*;
use texts::keys;

/// Ends a run.
#[component]
pub(super) fn CancelButton(
    id: ExecutionId,
    /// Who started it; `None` for the person themselves.
    maker: Option<PersonId>,
) -> impl IntoView {
    let texts = words::texts();
    let actor = actor()?;
    // The whole question, as the server asks it: without a tenant, a role within any client would do.
    let subject = Subject { tenant: Some(actor.tenant_id), maker, ..Subject::default() };
    let blocked = match policy::may(&actor, Permission::CancelExecutions, &subject) {
        Ok(()) => None,
        Err(denied) if matches!(denied.because, Because::Condition(_)) => {
            let permission = Permission::ManageExecutions.as_str();
            Some(texts.fill(keys::workspaces::CANCEL_DENIED, &[("permission", permission)]))
        }
        Err(_) => return None,
    };
    let button = match blocked {
        Some(reason) => view! {
            <Button look=Look::Danger icon="circle-stop" blocked=reason>{texts.text(keys::workspaces::CANCEL)}</Button>
        }
        .erased(),
        None => view! { <CancelForm id/> }.erased(),
    };
    Some(button)
}

#[component]
fn CancelForm(id: ExecutionId) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<CancelExecution>::new();
    let label =
        move || texts.text(if form.pending().get() { keys::workspaces::CANCELLING } else { keys::workspaces::CANCEL });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Danger r#type="submit" icon="circle-stop" busy=form.pending()>{label}</Button>
        </OperationForm>
    }
}
