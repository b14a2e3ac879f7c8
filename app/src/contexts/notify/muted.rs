//! Reasons that one doesn't want to hear of, each with the way back.

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::notify::{NoticeKind, UnmuteNotices};
use leptos::prelude::*;
use texts::keys;

/// The list of them.
#[component]
pub(super) fn Muted(kinds: Vec<NoticeKind>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    if kinds.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::notify::MUTED_NONE)}</p> }.erased();
    }
    let rows: Vec<_> = kinds
        .into_iter()
        .map(|kind| {
            view! {
                <li class="flex flex-wrap gap-2 items-center">
                    <span>{texts.text(labels::kind(kind))}</span>
                    <Unmute kind changed/>
                </li>
            }
        })
        .collect();
    view! { <ul class="grid gap-2">{rows}</ul> }.erased()
}

/// The way back of one of them.
#[component]
pub(super) fn Unmute(kind: NoticeKind, changed: Callback<()>) -> impl IntoView {
    let form = Form::<UnmuteNotices>::new();
    form.on_answer(move |_, _| changed.run(()));
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="kind" value=kind.as_str()/>
            <Button look=Look::Quiet r#type="submit" icon="bell" busy=form.pending()>
                {words::texts().text(keys::notify::UNMUTE)}
            </Button>
        </OperationForm>
    }
    .erased()
}
