//! Where the focus goes when the row that had it is gone.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How often it is looked, and how long between two looks: what takes the place of the row is on its way.
const LOOKS: u8 = 30;
const BEAT: Duration = Duration::from_millis(100);

/// A suggestion was settled: once its row is gone, the next one has the focus, and the heading where none is left; the page
/// where nothing comes in its place.
pub(super) fn move_on(row: usize) {
    if let Some(at) = document().active_element() {
        look(row, at, LOOKS);
    }
}

/// The document may be shown anew more than once, so that what has the focus now may be gone soon as well.
fn look(row: usize, at: Element, left: u8) {
    set_timeout(
        move || {
            let active = document().active_element();
            if at.is_connected() {
                // Whoever went elsewhere meanwhile stays there.
                if left > 0 && active.as_ref() == Some(&at) {
                    look(row, at, left - 1);
                }
                return;
            }
            if active.is_some_and(|active| active.tag_name() != "BODY") {
                return;
            }
            let to = next(row).or_else(|| if left == 0 { found("#main") } else { None });
            if let Some(to) = &to {
                let _ = to.focus();
            }
            if left > 0 {
                look(row, to.map_or(at, Into::into), left - 1);
            }
        },
        BEAT,
    );
}

/// What takes the place of a row; nothing while it is on its way.
fn next(row: usize) -> Option<HtmlElement> {
    let row = format!("[data-suggestions] li:nth-child({}) button", row + 1);
    found(&row).or_else(|| found("[data-suggestions] li:last-child button")).or_else(|| found("#document-suggestions"))
}

fn found(sought: &str) -> Option<HtmlElement> {
    document().query_selector(sought).ok()??.dyn_into().ok()
}
