//! What can be done with a saga.

use crate::forms::{Confirm, form_then};
use crate::port::Erased;
use crate::ui::Look;
use crate::words;
use domain::platform::{CancelSaga, RetrySaga, SagaRow};
use leptos::prelude::*;
use texts::keys;

/// Try a failing step now; turn back what can still be turned back.
#[component]
pub(super) fn SagaButtons(saga: SagaRow, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = saga.id.to_string();
    let retry = (saga.attempts > 0 && saga.ended_at.is_none()).then(|| {
        view! {
            <Confirm
                form={form_then::<RetrySaga>(changed)}
                id=id.clone()
                look=Look::Secondary
                label=texts.text(keys::platform::RETRY)
                question=texts.text(keys::platform::RETRY_SAGA_QUESTION)
            />
        }
    });
    let cancel = saga.can_cancel.then(|| {
        view! {
            <Confirm
                form={form_then::<CancelSaga>(changed)}
                id=id.clone()
                look=Look::Danger
                label=texts.text(keys::platform::TURN_BACK)
                question=texts.text(keys::platform::TURN_BACK_QUESTION)
            />
        }
    });
    view! { <div class="actions">{retry} {cancel}</div> }.erased()
}
