//! What the keys do while a question is typed.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement, HtmlTextAreaElement};

/// Enter sends, Shift+Enter begins a new line. While a word is composed, as in Chinese and Korean, Enter ends the word. The
/// arrow upwards in an empty field opens one's last question for a change.
pub(super) fn pressed(event: &ev::KeyboardEvent) {
    let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if let Ok(Some(form)) = area.closest("form") {
                let _ = form.unchecked_into::<HtmlFormElement>().request_submit();
            }
        }
        "ArrowUp" if area.value().is_empty() => {
            if let Some(change) = last_change() {
                event.prevent_default();
                change.click();
            }
        }
        _ => {}
    }
}

/// What opens one's last question.
fn last_change() -> Option<HtmlElement> {
    let all = document().query_selector_all("[data-edit]:not([open]) > summary").ok()?;
    all.item(all.length().checked_sub(1)?)?.dyn_into().ok()
}
