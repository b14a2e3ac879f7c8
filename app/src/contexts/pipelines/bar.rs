//! What can be done to what stands there: back and forth, and saving; and whether it is saved.

use super::desk::Desk;
use crate::port::Erased;
use crate::ui::{Alert, Button, Icon, Look, Tone};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

/// The buttons, and whether what stands there is saved.
#[component]
pub(super) fn Bar(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let state = move || {
        let key = if desk.is_saved() { keys::pipelines::SAVED } else { keys::pipelines::UNSAVED };
        texts.text(key)
    };
    let refused = move || {
        let told = desk.refused.get()?;
        Some(view! { <Alert tone=Tone::Danger live=true><p>{told}</p></Alert> }.erased())
    };
    view! {
        <div class="toolbar" role="toolbar" aria-label=texts.text(keys::pipelines::BAR)>
            {step(Signal::derive(move || desk.can_undo()), "undo-2", "Control+Z", keys::pipelines::UNDO, move || desk.undo())}
            {step(
                Signal::derive(move || desk.can_redo()),
                "redo-2",
                "Control+Shift+Z",
                keys::pipelines::REDO,
                move || desk.redo(),
            )}
            <Button look=Look::Primary icon="save" busy=desk.is_saving on:click=move |_| desk.save()>
                {texts.text(keys::pipelines::SAVE)}
            </Button>
            <span class="t-sm text-fg-muted" role="status">{state}</span>
        </div>
        {refused}
    }
    .erased()
}

/// A step back or forth, where there is one.
fn step(
    can: Signal<bool>,
    icon: &'static str,
    shortcut: &'static str,
    name: Key,
    go: impl Fn() + Send + 'static,
) -> AnyView {
    let label = words::texts().text(name);
    view! {
        <button
            type="button"
            class=Look::Secondary.class()
            title=shortcut
            aria-keyshortcuts=shortcut
            aria-disabled=move || (!can.get()).then_some("true")
            on:click=move |_| go()
        >
            <Icon name=icon flip=true/>
            {label}
        </button>
    }
    .erased()
}
