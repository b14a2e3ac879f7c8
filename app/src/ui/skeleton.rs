//! The shape of a table that is still on its way.

use leptos::prelude::*;

/// The shape of a table that is still on its way, in its final row height.
#[component]
pub fn SkeletonTable(rows: usize, label: &'static str) -> impl IntoView {
    let row = |_| {
        view! {
            <div class="skeleton-row">
                <span class="skeleton-bar"></span>
                <span class="skeleton-bar"></span>
                <span class="skeleton-bar"></span>
            </div>
        }
    };
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label}</span>
            {(0..rows).map(row).collect::<Vec<_>>()}
        </div>
    }
}
