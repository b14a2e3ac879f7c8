//! A colour beside its name. It is drawn as SVG, since the policy of pages forbids attributes of style.

use crate::port::Erased;
use leptos::prelude::*;

/// A colour, `#1f7a4d`.
#[component]
pub fn Swatch(#[prop(into)] colour: String) -> impl IntoView {
    view! {
        <span class="swatch">
            <svg width="16" height="16" aria-hidden="true">
                <rect x="0.5" y="0.5" width="15" height="15" rx="4" fill=colour.clone()></rect>
            </svg>
            <code dir="ltr">{colour}</code>
        </span>
    }
    .erased()
}
