//! What can be done with a key: a new secret, or its end.

use crate::forms::{Confirm, Form};
use crate::frame::actor;
use crate::port::Erased;
use crate::ui::Look;
use crate::words;
use domain::identity::{ApiKeyRow, KeyStatus, RevokeApiKey, RotateApiKey};
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// Rotate and revoke, each after a question.
#[component]
pub(super) fn KeyButtons(key: ApiKeyRow, changed: Callback<()>, on_key: Callback<String>) -> impl IntoView {
    let texts = words::texts();
    let Some(actor) = actor().filter(|actor| actor.holds(Permission::ManageKeys)) else { return ().erased() };
    if key.status == KeyStatus::Revoked {
        return ().erased();
    }
    let may_rotate = key.person_id.is_none_or(|person| person == actor.person_id);
    let (rotate, revoke) = (Form::<RotateApiKey>::new(), Form::<RevokeApiKey>::new());
    rotate.on_answer(move |_, made| on_key.run(made.key));
    revoke.on_answer(move |_, ()| changed.run(()));
    let id = key.id.to_string();
    let rotating = may_rotate.then(|| {
        view! {
            <Confirm
                form=rotate
                id=id.clone()
                label=texts.text(keys::api_keys::ROTATE)
                question=texts.text(keys::api_keys::ROTATE_QUESTION)
            />
        }
    });
    view! {
        <div class="actions">
            {rotating}
            <Confirm
                form=revoke
                id
                look=Look::Danger
                label=texts.text(keys::api_keys::REVOKE)
                question=texts.text(keys::api_keys::REVOKE_QUESTION)
            />
        </div>
    }
    .erased()
}
