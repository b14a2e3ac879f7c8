//! Walking with the keyboard through things that stand in a row or one above the other, as the ARIA Authoring Practices
//! want it of tabs and menus.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How the things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// Side by side: the arrows follow what one sees, so they turn round where the language runs from right to left.
    Row {
        /// Whether it does.
        is_rtl: bool,
    },
    /// One above the other.
    Column,
}

/// Moves the focus among the elements that `items` selects within `around`. Answers the element that has it now; nothing
/// where the key isn't one for walking.
pub(super) fn walk(event: &KeyboardEvent, around: &Element, items: &str, along: Along) -> Option<HtmlElement> {
    let items = all(around, items);
    let active = document().active_element();
    let at = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
    let to = walked(&event.key(), along, at, items.len())
        .or_else(|| begun(&event.key(), at, items.iter().map(|item| item.text_content().unwrap_or_default())))?;
    event.prevent_default();
    let item = items.into_iter().nth(to)?;
    let _ = item.focus();
    Some(item)
}

/// The elements that `items` selects within another, in their order.
pub(super) fn all(around: &Element, items: &str) -> Vec<HtmlElement> {
    let Ok(found) = around.query_selector_all(items) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

/// The place that a key leads to from `at`, round and round.
fn walked(key: &str, along: Along, at: Option<usize>, count: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    let (next, before) = match along {
        Along::Row { is_rtl: false } => ("ArrowRight", "ArrowLeft"),
        Along::Row { is_rtl: true } => ("ArrowLeft", "ArrowRight"),
        Along::Column => ("ArrowDown", "ArrowUp"),
    };
    match key {
        it if it == next => Some(at.map_or(0, |at| (at + 1) % count)),
        it if it == before => Some(at.map_or(count - 1, |at| (at + count - 1) % count)),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

/// The next place after `at` whose text begins with what was typed.
fn begun(key: &str, at: Option<usize>, texts: impl Iterator<Item = String>) -> Option<usize> {
    let typed = key.to_lowercase();
    if key.chars().count() != 1 || typed.trim().is_empty() {
        return None;
    }
    let fits: Vec<usize> =
        texts.enumerate().filter(|(_, text)| text.trim().to_lowercase().starts_with(&typed)).map(|it| it.0).collect();
    fits.iter().find(|place| at.is_none_or(|at| **place > at)).or(fits.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LTR: Along = Along::Row { is_rtl: false };
    const RTL: Along = Along::Row { is_rtl: true };

    #[test]
    fn arrows_go_round_and_follow_what_one_sees() {
        assert_eq!(walked("ArrowRight", LTR, Some(2), 3), Some(0));
        assert_eq!(walked("ArrowLeft", LTR, Some(0), 3), Some(2));
        assert_eq!(walked("ArrowLeft", RTL, Some(0), 3), Some(1), "in Arabic the next one stands on the other side");
        assert_eq!(walked("ArrowDown", Along::Column, None, 3), Some(0));
        assert_eq!(walked("ArrowUp", Along::Column, None, 3), Some(2));
        assert_eq!((walked("Home", LTR, Some(2), 3), walked("End", LTR, Some(0), 3)), (Some(0), Some(2)));
    }

    #[test]
    fn other_keys_stay_what_they_are() {
        assert_eq!(walked("ArrowDown", LTR, Some(0), 3), None, "scrolls the page");
        assert_eq!(walked("Tab", Along::Column, Some(0), 3), None);
        assert_eq!(walked("ArrowDown", Along::Column, None, 0), None, "there is nothing to walk through");
    }

    #[test]
    fn a_letter_finds_the_next_that_begins_with_it() {
        let texts = || ["Name", "Open", "Note"].map(str::to_owned).into_iter();
        assert_eq!(begun("n", Some(0), texts()), Some(2));
        assert_eq!(begun("N", Some(2), texts()), Some(0));
        assert_eq!((begun("x", None, texts()), begun(" ", None, texts())), (None, None));
        assert_eq!(begun("Escape", None, texts()), None);
    }
}
