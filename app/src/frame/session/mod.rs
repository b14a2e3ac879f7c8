//! A session that ended while somebody was at work: they sign in again on the page that they are on, and what they had
//! sent is sent once more.

mod again;
mod dialog;

use super::loaded;
use crate::port::{Erased, line};
use domain::policy::Actor;
use leptos::prelude::*;

/// Where the question appears; its code is loaded when a session has ended.
#[component]
pub(super) fn SessionOver(actor: Actor) -> impl IntoView {
    let is_over = line::is_session_over();
    let shown = move || {
        let actor = actor.clone();
        is_over.get().then(move || loaded(sign_in_again(actor)))
    };
    shown.erased()
}

/// The question.
#[lazy]
fn sign_in_again(actor: Actor) -> AnyView {
    view! { <dialog::Again actor/> }.erased()
}
