//! The keys of the picture: arrows go from box to box, Enter chooses, Delete takes a step away, Alt with an arrow moves it, and the
//! usual keys go back and forth and save.

use super::desk::Desk;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Undo,
    Redo,
    Save,
    Next,
    Before,
    Later,
    Earlier,
    Remove,
    Leave,
}

fn meant(key: &str, (held, shift, alt): (bool, bool, bool)) -> Option<Meant> {
    Some(match (key.to_lowercase().as_str(), held, shift, alt) {
        ("z", true, false, false) => Meant::Undo,
        ("z", true, true, false) | ("y", true, false, false) => Meant::Redo,
        ("s", true, false, false) => Meant::Save,
        ("arrowdown" | "arrowright", false, false, false) => Meant::Next,
        ("arrowup" | "arrowleft", false, false, false) => Meant::Before,
        ("arrowdown" | "arrowright", false, false, true) => Meant::Later,
        ("arrowup" | "arrowleft", false, false, true) => Meant::Earlier,
        ("delete", false, false, false) => Meant::Remove,
        ("escape", false, false, false) => Meant::Leave,
        _ => return None,
    })
}

/// Does what a key means. `around` is what the boxes stand in.
pub(super) fn pressed(desk: Desk, event: &KeyboardEvent, around: &Element) {
    let held = event.ctrl_key() || event.meta_key();
    let Some(meant) = meant(&event.key(), (held, event.shift_key(), event.alt_key())) else { return };
    let chosen = desk.chosen.get_untracked();
    match (meant, chosen) {
        (Meant::Undo, _) => desk.undo(),
        (Meant::Redo, _) => desk.redo(),
        (Meant::Save, _) => desk.save(),
        (Meant::Next, _) => walk(desk, around, 1),
        (Meant::Before, _) => walk(desk, around, -1),
        (Meant::Later, Some(id)) => {
            desk.shift(&id, true);
            focus_soon(around, &id);
        }
        (Meant::Earlier, Some(id)) => {
            desk.shift(&id, false);
            focus_soon(around, &id);
        }
        (Meant::Remove, Some(id)) => desk.remove(&id),
        (Meant::Leave, Some(_)) => desk.chosen.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// The next box, round and round, gets the focus and is chosen.
fn walk(desk: Desk, around: &Element, by: i32) {
    let ids: Vec<String> = desk.graph.with_untracked(|graph| {
        domain::pipelines::layers(graph).concat().into_iter().map(|at| graph.steps[at].id.clone()).collect()
    });
    let Ok(count) = i32::try_from(ids.len()) else { return };
    if count == 0 {
        return;
    }
    let at = desk.chosen.get_untracked().and_then(|id| ids.iter().position(|it| *it == id));
    let next = match at.and_then(|at| i32::try_from(at).ok()) {
        Some(at) => (at + by).rem_euclid(count),
        None => 0,
    };
    let Some(id) = usize::try_from(next).ok().and_then(|at| ids.get(at)) else { return };
    desk.chosen.set(Some(id.clone()));
    focus(around, id);
}

fn focus(around: &Element, id: &str) {
    let found = around.query_selector(&format!("[data-step=\"{id}\"]")).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// As [`focus`], once what was drawn anew is there.
fn focus_soon(around: &Element, id: &str) {
    let (around, id) = (around.clone(), id.to_owned());
    request_animation_frame(move || focus(&around, &id));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_they_mean_elsewhere() {
        let none = (false, false, false);
        assert_eq!(meant("z", (true, false, false)), Some(Meant::Undo));
        assert_eq!(meant("Z", (true, true, false)), Some(Meant::Redo));
        assert_eq!(
            (meant("ArrowDown", none), meant("ArrowUp", (false, false, true))),
            (Some(Meant::Next), Some(Meant::Earlier))
        );
        assert_eq!(
            (meant("Delete", none), meant("Backspace", none), meant("z", none)),
            (Some(Meant::Remove), None, None)
        );
    }
}
