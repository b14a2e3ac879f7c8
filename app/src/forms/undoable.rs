//! Words about what a form has done, with the operation that takes it back.

use crate::port;
use crate::ui::{Toasts, Undo};
use crate::words;
use domain::Operation;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use texts::keys;

/// Says what was done, with a button that sends `back`; then `changed` lets the page look again, if it is still there.
pub fn undoable<O: Operation>(text: String, back: O, changed: Callback<()>) {
    undoable_in(Toasts::get(), text, back, changed);
}

/// The same from work that has no owner, such as an answer that was awaited: `toasts` were asked for before.
pub fn undoable_in<O: Operation>(toasts: Toasts, text: String, back: O, changed: Callback<()>) {
    let texts = words::texts();
    let act = move || {
        let back = back.clone();
        spawn_local(async move {
            match port::call(back).await {
                Ok(_) => {
                    changed.try_run(());
                    toasts.done(texts.text(keys::list::UNDONE).to_owned());
                }
                Err(refusal) => toasts.failed(words::refusal(texts, &refusal)),
            }
        });
    };
    toasts.undoable(text, Undo { label: texts.text(keys::list::UNDO), act: Arc::new(act) });
}
