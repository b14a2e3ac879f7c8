//! Selecting rows of a list: a box in each of them, one in the head for the whole page. It needs scripts; without them
//! the boxes aren't seen.

use super::picked::{Pick, Picked};
use crate::port::Erased;
use crate::words;
use leptos::ev;
use leptos::prelude::*;
use texts::keys;
use wasm_bindgen::JsCast;

/// What is selected on this page. A copyable handle.
#[derive(Clone, Copy)]
pub struct Selection(RwSignal<Picked>);

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

impl Selection {
    /// Nothing is selected.
    pub fn new() -> Self {
        Self(RwSignal::new(Picked::default()))
    }

    /// The rows of the page that stands there now.
    pub fn turn_to(self, page: Vec<Pick>) {
        self.0.update(|picked| picked.turn_to(page));
    }

    /// How many are selected.
    pub fn count(self) -> usize {
        self.0.with(Picked::count)
    }

    /// The selected rows.
    pub fn picks(self) -> Vec<Pick> {
        self.0.with_untracked(Picked::picks)
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.0.update(Picked::clear);
    }

    /// What the list does with its keys: X selects the row that has the focus, with Shift everything between it and the one
    /// before; Escape ends the selection.
    pub fn hear(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "Escape" if self.0.with_untracked(Picked::count) > 0 => self.clear(),
            "x" | "X" => {
                if let Some(place) = row_of(event) {
                    self.0.update(|picked| picked.toggle_at(place, event.shift_key()));
                }
            }
            _ => {}
        }
    }

    /// The box in the head.
    pub fn head(self) -> AnyView {
        let is_whole = move || self.0.with(Picked::is_whole);
        let is_part = move || self.0.with(|picked| picked.count() > 0 && !picked.is_whole());
        view! {
            <th scope="col" class="pick">
                <input
                    type="checkbox"
                    aria-label=words::texts().text(keys::list::SELECT_PAGE)
                    prop:checked=is_whole
                    prop:indeterminate=is_part
                    on:click=move |_| self.0.update(Picked::toggle_page)
                />
            </th>
        }
        .erased()
    }

    /// The box of a row. Shift selects everything between it and the one before.
    pub fn cell(self, pick: &Pick) -> AnyView {
        let label = words::texts().fill(keys::list::SELECT_ROW, &[("name", &pick.name)]);
        // The row may be gone before what hears of the selection is.
        let (id, own) = (pick.id.clone(), pick.id.clone());
        let is_on = move || self.0.try_with(|picked| picked.has(&own)).unwrap_or_default();
        let toggle = move |event: ev::MouseEvent| {
            self.0.update(|picked| picked.toggle(&id, event.shift_key()));
        };
        view! {
            <td class="pick">
                <input type="checkbox" aria-label=label prop:checked=is_on on:click=toggle/>
            </td>
        }
        .erased()
    }
}

/// The place of the row that has the focus. None where somebody types.
fn row_of(event: &ev::KeyboardEvent) -> Option<usize> {
    let focused = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if focused.closest("input:not([type=checkbox]), select, textarea").ok()?.is_some() {
        return None;
    }
    let row = focused.closest("tbody > tr").ok()??;
    Some(std::iter::successors(row.previous_element_sibling(), web_sys::Element::previous_element_sibling).count())
}
