//! Where a document stands, and taking it away.

use super::super::space::refused;
use super::super::{Paths, find::documents};
use crate::forms::{Form, OperationForm, undoable};
use crate::port::Erased;
use crate::ui::{Button, Choice, FindField, Look};
use crate::words;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{MoveDocument, RemoveDocument, RestoreDocument};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// Puts it below another document of its space, or at the beginning.
#[component]
pub(super) fn Move(id: DocumentId, space: SpaceId, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<MoveDocument>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let to = move |parent_id: Option<DocumentId>| {
        form.submit(MoveDocument { id, space_id: None, parent_id });
    };
    let on_choose = Callback::new(move |choice: Choice| {
        if let Ok(parent) = choice.id.parse() {
            to(Some(parent));
        }
    });
    view! {
        <div class="form">
            <FindField
                id="move-below"
                label=texts.text(keys::knowledge_pages::MOVE_BELOW)
                nothing=texts.text(keys::knowledge_pages::NOTHING_FOUND)
                finder=documents(Some(space))
                on_choose
            />
            {move || refused(form.refusal().get())}
            <div class="actions">
                <Button look=Look::Quiet icon="corner-left-up" busy=form.pending() on:click=move |_| to(None)>
                    {texts.text(keys::knowledge_pages::MOVE_TO_TOP)}
                </Button>
            </div>
        </div>
    }
    .erased()
}

/// Removes it and goes to its space; there is a way back.
#[component]
pub(super) fn Remove(id: DocumentId, space: SpaceId, paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RemoveDocument>::new();
    let navigate = use_navigate();
    form.on_answer(move |_, ()| {
        let text = texts.text(keys::knowledge_pages::WAS_REMOVED).to_owned();
        undoable(text, RestoreDocument { id }, Callback::new(|()| ()));
        navigate(&paths.space(space), Default::default());
    });
    view! {
        <OperationForm form class="actions">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Danger r#type="submit" icon="trash-2" busy=form.pending()>
                {texts.text(keys::knowledge_pages::REMOVE)}
            </Button>
        </OperationForm>
    }
    .erased()
}
