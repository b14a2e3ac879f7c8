//! A course of figures in the height of a line, beside the figure that it led to.

use super::chart_lines::points;
use super::chart_series::{Mark, class};
use crate::port::Erased;
use leptos::prelude::*;

/// A small line without axes. Its figures stand in a chart or a table of the same page, so all that is read out is what
/// one sees.
#[component]
pub fn Sparkline(
    values: Vec<u64>,
    /// What one sees, for who doesn't see it.
    #[prop(into)]
    summary: String,
) -> impl IntoView {
    let most = values.iter().copied().max().unwrap_or_default();
    view! {
        <svg class="sparkline" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=summary>
            <polyline class=class(Mark::Line, 0) points=points(&values, most)></polyline>
        </svg>
    }
    .erased()
}
