//! Widths of a table's columns, dragged or stepped at a separator at the end of each head (ARIA Authoring Practices, window
//! splitter). A table has one stop of the Tab key: up and down lead from one separator to the next.

use super::walk::all;
use crate::port::Erased;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// No column is made narrower, in pixels.
const LEAST_PX: u16 = 64;
/// No column is made wider, in pixels.
const MOST_PX: u16 = 960;
/// An arrow changes so much, in pixels.
const STEP_PX: i32 = 8;
/// An arrow with Shift changes so much, in pixels.
const LEAP_PX: i32 = 64;

/// The widths of a table's columns. A copyable handle.
#[derive(Clone, Copy)]
pub struct Widths {
    now: RwSignal<Vec<u16>>,
    is_alive: RwSignal<bool>,
    is_rtl: bool,
    name: Callback<&'static str, String>,
    keep: Callback<Vec<u16>>,
}

impl Widths {
    /// Widths as the browser makes them. `name` says what the separator of a column is; `keep` gets the widths in pixels, in the
    /// order of the columns, each time that somebody has changed them, and none when they are the browser's again.
    pub fn new(is_rtl: bool, name: Callback<&'static str, String>, keep: Callback<Vec<u16>>) -> Self {
        Self { now: RwSignal::new(Vec::new()), is_alive: RwSignal::new(false), is_rtl, name, keep }
    }

    /// Shows the separators, and the columns in the widths that were kept. Without scripts there is neither.
    pub fn begin(self, kept: Vec<u16>) {
        self.now.set(kept);
        self.is_alive.set(true);
    }

    /// Whether somebody has chosen any.
    pub(super) fn are_chosen(self) -> bool {
        self.now.with(|now| !now.is_empty())
    }

    /// Whether there are separators.
    pub(super) fn are_alive(self) -> bool {
        self.is_alive.get()
    }

    /// The width of a column in pixels, where one is chosen. A column that wasn't on show by then has none.
    fn of(self, place: usize) -> Option<u16> {
        self.now.with(|now| now.get(place).copied().filter(|px| *px > 0))
    }

    /// Gives a head the width of its column.
    pub(super) fn hold(self, head: NodeRef<html::Th>, place: usize) {
        Effect::new(move |_| {
            let width = self.of(place);
            let Some(head) = head.get() else { return };
            let head: &HtmlElement = &head;
            let _ = match width {
                Some(px) => head.style().set_property("inline-size", &format!("{px}px")),
                None => head.style().remove_property("inline-size").map(|_| ()),
            };
        });
    }

    /// Chooses the width of a column; the others stay as wide as they are.
    fn choose(self, row: &Row, px: i32) {
        let px = u16::try_from(px.clamp(LEAST_PX.into(), MOST_PX.into())).unwrap_or(LEAST_PX);
        self.now.try_update(|now| {
            if now.len() != row.count {
                *now = row.measured();
            }
            if let Some(width) = now.get_mut(row.place) {
                *width = px;
            }
        });
    }

    fn settle(self) {
        if let Some(now) = self.now.try_get_untracked() {
            self.keep.try_run(now);
        }
    }

    fn reset(self) {
        self.now.try_set(Vec::new());
        self.settle();
    }
}

/// A separator in the row of heads.
struct Row {
    grip: HtmlElement,
    place: usize,
    count: usize,
}

impl Row {
    /// What the columns measure in pixels: the last heads of the row, since boxes to select rows stand before them.
    fn measured(&self) -> Vec<u16> {
        let row = self.grip.closest("tr").ok().flatten();
        let heads = row.map(|row| all(&row, "th")).unwrap_or_default();
        let before = heads.len().saturating_sub(self.count);
        heads.iter().skip(before).map(|head| u16::try_from(head.offset_width()).unwrap_or(MOST_PX)).collect()
    }

    /// What its own column measures in pixels.
    fn width(&self) -> u16 {
        self.measured().get(self.place).copied().unwrap_or(LEAST_PX)
    }

    /// Moves the focus to the separator that stands so many places further, as far as there is one.
    fn walk(&self, places: isize) {
        let row = self.grip.closest("tr").ok().flatten();
        let grips = row.map(|row| all(&row, ".grip")).unwrap_or_default();
        let shown: Vec<_> = grips.into_iter().filter(|grip| grip.offset_width() > 0).collect();
        let here: &Element = &self.grip;
        let at = shown.iter().position(|grip| AsRef::<Element>::as_ref(grip) == here);
        let to = at.and_then(|at| at.checked_add_signed(places));
        if let Some(grip) = to.and_then(|to| shown.get(to)) {
            let _ = grip.focus();
        }
    }
}

/// What a key asks of a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// A column wider by so many pixels.
    By(i32),
    /// A width in pixels.
    To(u16),
    /// All columns as the browser makes them.
    Reset,
    /// Another separator, so many places further.
    Walk(isize),
}

/// What a key asks. The arrows follow what one sees, so they turn round where the language runs from right to left.
fn asked(key: &str, is_leap: bool, is_rtl: bool) -> Option<Asked> {
    let step = if is_leap { LEAP_PX } else { STEP_PX };
    let onward = if is_rtl { -step } else { step };
    match key {
        "ArrowRight" => Some(Asked::By(onward)),
        "ArrowLeft" => Some(Asked::By(-onward)),
        "ArrowDown" => Some(Asked::Walk(1)),
        "ArrowUp" => Some(Asked::Walk(-1)),
        "Home" => Some(Asked::To(LEAST_PX)),
        "End" => Some(Asked::To(MOST_PX)),
        "Enter" => Some(Asked::Reset),
        _ => None,
    }
}

/// The separator at the end of a head.
pub(super) fn separator(widths: Widths, place: usize, count: usize, label: &'static str) -> AnyView {
    let node = NodeRef::<html::Span>::new();
    // The widths that the browser makes are looked up when somebody comes to the separator.
    let seen = RwSignal::new(LEAST_PX);
    let look = move || {
        if let Some(grip) = node.try_get_untracked().flatten() {
            let grip: &HtmlElement = &grip;
            seen.try_set(Row { grip: grip.clone(), place, count }.width());
        }
    };
    Effect::new(move |_| {
        if node.get().is_some() {
            look();
        }
    });
    let now = move || widths.of(place).unwrap_or_else(|| seen.get()).max(LEAST_PX).to_string();
    let grabbed = RwSignal::new(None::<(i32, u16)>);
    let begin = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let grip: HtmlElement = event_target(&event);
        let _ = grip.focus();
        let _ = grip.set_pointer_capture(event.pointer_id());
        grabbed.try_set(Some((event.client_x(), Row { grip, place, count }.width())));
    };
    let drag = move |event: PointerEvent| {
        let Some((from, width)) = grabbed.try_get_untracked().flatten() else { return };
        let moved = event.client_x() - from;
        let moved = if widths.is_rtl { -moved } else { moved };
        widths.choose(&Row { grip: event_target(&event), place, count }, i32::from(width) + moved);
    };
    let end = move |_: PointerEvent| {
        if grabbed.try_get_untracked().flatten().is_some() {
            grabbed.try_set(None);
            widths.settle();
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(asked) = asked(&event.key(), event.shift_key(), widths.is_rtl) else { return };
        event.prevent_default();
        event.stop_propagation();
        let row = Row { grip: event_target(&event), place, count };
        match asked {
            Asked::Walk(places) => return row.walk(places),
            Asked::Reset => return widths.reset(),
            Asked::By(px) => widths.choose(&row, i32::from(row.width()) + px),
            Asked::To(px) => widths.choose(&row, px.into()),
        }
        widths.settle();
    };
    let stop = if place == 0 { "0" } else { "-1" };
    view! {
        <span
            node_ref=node
            class="grip"
            role="separator"
            tabindex=stop
            aria-orientation="vertical"
            aria-label=widths.name.run(label)
            aria-valuemin=LEAST_PX.to_string()
            aria-valuemax=MOST_PX.to_string()
            aria-valuenow=now
            on:focus=move |_| look()
            on:keydown=press
            on:pointerdown=begin
            on:pointermove=drag
            on:pointerup=end
            on:pointercancel=end
            on:dblclick=move |_| widths.reset()
        ></span>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_widen_towards_the_end_of_the_line() {
        assert_eq!(asked("ArrowRight", false, false), Some(Asked::By(STEP_PX)));
        assert_eq!(
            asked("ArrowRight", false, true),
            Some(Asked::By(-STEP_PX)),
            "in Arabic the end is on the other side"
        );
        assert_eq!(asked("ArrowLeft", true, true), Some(Asked::By(LEAP_PX)));
    }

    #[test]
    fn other_keys_stay_what_they_are() {
        assert_eq!((asked("Tab", false, false), asked("a", false, false)), (None, None));
        assert_eq!(asked("Home", false, true), Some(Asked::To(LEAST_PX)));
        assert_eq!(asked("Enter", false, false), Some(Asked::Reset));
    }
}
