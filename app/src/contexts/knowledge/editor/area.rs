//! The elements that somebody writes in, reached by their ids: the field itself is the design system's.

use domain::knowledge::link_text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlInputElement, HtmlTextAreaElement};

/// The form's name, which the ids of its fields begin with.
pub(super) const FORM: &str = "write";

fn found<E: JsCast>(name: &str) -> Option<E> {
    document().get_element_by_id(&format!("{FORM}-{name}"))?.dyn_into().ok()
}

/// What stands in the title and in the text; none before both are there.
pub(super) fn typed() -> Option<(String, String)> {
    let (title, body) = (found::<HtmlInputElement>("title")?, found::<HtmlTextAreaElement>("body")?);
    Some((title.value(), body.value()))
}

/// Puts something else there.
pub(super) fn put(title: &str, body: &str) {
    if let (Some(input), Some(area)) = (found::<HtmlInputElement>("title"), found::<HtmlTextAreaElement>("body")) {
        input.set_value(title);
        area.set_value(body);
    }
}

/// What opens the search for a page while somebody writes.
const OPENING: &str = "[[";

/// Whether what stands before the caret asks for a link to a page.
pub(super) fn asks_for_link() -> bool {
    let area = found::<HtmlTextAreaElement>("body");
    area.is_some_and(|area| before_caret(&area).ends_with(OPENING))
}

fn before_caret(area: &HtmlTextAreaElement) -> String {
    let to = area.selection_start().ok().flatten().unwrap_or_default();
    let units: Vec<u16> = area.value().encode_utf16().take(to as usize).collect();
    String::from_utf16_lossy(&units)
}

/// Types a link where the caret is, in the place of what is selected and of what opened the search, as if it were typed by hand: so
/// the browser's way back knows of it.
pub(super) fn link(name: &str, address: &str) {
    let Some(area) = found::<HtmlTextAreaElement>("body") else { return };
    let _ = area.focus();
    let from = area.selection_start().ok().flatten().unwrap_or_default();
    let to = area.selection_end().ok().flatten().unwrap_or(from);
    let opening = if from == to && before_caret(&area).ends_with(OPENING) { OPENING.len() as u32 } else { 0 };
    let _ = area.set_selection_range(from.saturating_sub(opening), to);
    let text = link_text(name, address);
    let page = document().dyn_into::<HtmlDocument>().ok();
    let typed = page.and_then(|page| page.exec_command_with_show_ui_and_value("insertText", false, &text).ok());
    if typed != Some(true) {
        let _ = area.set_range_text_with_start_and_end(&text, from.saturating_sub(opening), to);
    }
}
