//! How far something has come.

use crate::port::Erased;
use crate::words;
use leptos::prelude::*;
use texts::keys;

/// A bar with its figures; a dash where nobody knows how much there is.
#[component]
pub(super) fn Steps(done: u64, total: Option<u64>) -> impl IntoView {
    let Some(total) = total.filter(|total| *total > 0) else { return view! { "–" }.erased() };
    let (done, total) = (done.min(total).to_string(), total.to_string());
    let figures = words::texts().fill(keys::platform::STEPS_OF, &[("done", &done), ("total", &total)]);
    let label = figures.clone();
    view! {
        <span class="steps">
            <progress class="steps-bar" max=total value=done aria-label=label></progress>
            <span>{figures}</span>
        </span>
    }
    .erased()
}
