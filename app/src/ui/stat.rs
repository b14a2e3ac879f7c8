//! One figure with its name.

use crate::port::Inside;
use leptos::prelude::*;

/// One figure with its name.
#[component]
pub fn Stat(
    label: &'static str,
    #[prop(into)] value: String,
    /// The course that led to it, drawn small.
    #[prop(optional)]
    children: Option<Inside>,
) -> impl IntoView {
    view! {
        <div class="stat">
            <span class="stat-label">{label}</span>
            <span class="stat-value">{value}</span>
            {children.map(Inside::show)}
        </div>
    }
}
