//! How far something is.

use leptos::prelude::*;

/// A bar that fills, with its name for those who hear the page; `done` of `total`.
#[component]
pub fn Progress(label: &'static str, done: u64, total: u64) -> impl IntoView {
    let total = total.max(1).max(done);
    view! { <progress class="progress" aria-label=label value=done.to_string() max=total.to_string()></progress> }
}
