//! Text of several lines.

use super::Field;
use super::field::{described_by, invalid};
use crate::port::Erased;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Text of several lines; Ctrl+Enter submits its form. It starts empty: a text inside the element would reach the
/// document unescaped.
#[component]
pub fn TextArea(
    form: &'static str,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    view! {
        <Field id=id.clone() label hint error>
            <textarea
                class="input"
                id=id.clone()
                name=name
                rows="4"
                dir="auto"
                aria-describedby=described_by(&id, hint)
                aria-invalid=invalid(error)
                on:keydown=submit_on_ctrl_enter
            ></textarea>
        </Field>
    }
    .erased()
}

/// Submits the form of a text on Ctrl+Enter.
pub(super) fn submit_on_ctrl_enter(event: ev::KeyboardEvent) {
    if event.key() != "Enter" || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    event.prevent_default();
    let area = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(Ok(Some(form))) = area.map(|area| area.closest("form")) {
        let _ = form.unchecked_into::<web_sys::HtmlFormElement>().request_submit();
    }
}

/// A text as the inside of an element, where it stands for itself.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_cannot_end_the_element_that_it_stands_in() {
        assert_eq!(escaped("a</textarea><b> &lt;"), "a&lt;/textarea>&lt;b> &amp;lt;");
    }
}
