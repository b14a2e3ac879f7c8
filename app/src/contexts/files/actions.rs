//! Removing a file and bringing it back.

use crate::forms::{Form, OperationForm};
use crate::ui::{Button, Look};
use crate::words;
use domain::files::{RemoveFile, RestoreFile};
use domain::kernel::FileId;
use leptos::prelude::*;
use texts::keys;

/// Removes a file; it can be brought back.
#[component]
pub(super) fn RemoveButton(id: FileId, on_done: Callback<()>) -> impl IntoView {
    let form = Form::<RemoveFile>::new();
    form.on_answer(move |_, ()| on_done.run(()));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Danger r#type="submit" icon="trash-2" busy=form.pending()>
                {words::texts().text(keys::files::REMOVE)}
            </Button>
        </OperationForm>
    }
}

/// Brings a removed file back.
#[component]
pub(super) fn RestoreButton(
    id: FileId,
    /// What the button says.
    label: &'static str,
    on_done: Callback<()>,
) -> impl IntoView {
    let form = Form::<RestoreFile>::new();
    form.on_answer(move |_, ()| on_done.run(()));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Secondary r#type="submit" icon="undo-2" busy=form.pending()>{label}</Button>
        </OperationForm>
    }
}
