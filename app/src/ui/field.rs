//! What surrounds every control: label, hint and error, wired for screen readers.

use super::Icon;
use crate::port::{Erased, Inside};
use leptos::prelude::*;

/// Label, control, hint and error. The control itself refers to them: see [`described_by`].
#[component]
pub fn Field(
    /// The control's id.
    #[prop(into)]
    id: String,
    label: &'static str,
    hint: Option<&'static str>,
    /// What is wrong with the value, if anything.
    #[prop(into)]
    error: Signal<Option<String>>,
    children: Inside,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let message = move || {
        error.get().map(|message| {
            view! {
                <Icon name="circle-alert"/>
                <span>{message}</span>
            }
        })
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            {children.show()}
            {hint.map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
            <p class="field-error" id=error_id>{message}</p>
        </div>
    }
    .erased()
}

/// The value of the control's `aria-describedby`.
pub(super) fn described_by(id: &str, hint: Option<&str>) -> String {
    match hint {
        Some(_) => format!("{id}-error {id}-hint"),
        None => format!("{id}-error"),
    }
}

/// The value of the control's `aria-invalid`.
pub(super) fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
    move || error.with(|error| error.is_some().then_some("true"))
}
