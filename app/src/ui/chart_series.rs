//! What tells the series of a chart apart: a colour, and the dash of its line or of the line over its area, so that
//! nobody has to tell colours.

use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// Series that look different; more of them are better put together.
const SERIES: [&str; 8] = ["viz-1", "viz-2", "viz-3", "viz-4", "viz-5", "viz-6", "viz-7", "viz-8"];

/// How a mark of a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled shape.
    Fill,
    /// A pale one below a line.
    Wash,
    /// A line.
    Line,
    /// A part of a ring.
    Ring,
    /// The thin line over a shape or a ring.
    Grain,
}

/// The classes of a mark of a series.
pub fn class(mark: Mark, series: usize) -> String {
    let mark = match mark {
        Mark::Fill => "chart-fill",
        Mark::Wash => "chart-wash",
        Mark::Line => "chart-line",
        Mark::Ring => "chart-ring",
        Mark::Grain => "chart-grain",
    };
    format!("{mark} {}", SERIES[series % SERIES.len()])
}

/// The sign of a series beside its name: what it looks like in the drawing.
pub fn sign(mark: Mark, series: usize) -> AnyView {
    let shape = match mark {
        Mark::Line | Mark::Wash => None,
        Mark::Fill | Mark::Ring | Mark::Grain => Some(view! {
            <rect class=class(Mark::Fill, series) x="0" y="0" width="24" height="12" rx="2"></rect>
        }),
    };
    let line = if shape.is_some() { Mark::Grain } else { Mark::Line };
    view! {
        <svg class="chart-sign" width="24" height="12" aria-hidden="true">
            {shape}
            <line class=class(line, series) x1="0" x2="24" y1="6" y2="6"></line>
        </svg>
    }
    .erased()
}

/// The names of all series with their signs, each with one number.
pub fn legend(mark: Mark, names: &[&'static str], numbers: &[u64]) -> AnyView {
    let rows = names.iter().enumerate().map(|(series, name)| {
        let figure = number(numbers.get(series).copied().unwrap_or_default());
        view! {
            <li>
                {sign(mark, series)}
                <span>{*name}</span>
                <span class="chart-number">{figure}</span>
            </li>
        }
    });
    view! { <ul class="chart-legend">{rows.collect::<Vec<_>>()}</ul> }.erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_series_has_a_look_of_its_own() {
        assert_eq!(class(Mark::Line, 0), "chart-line viz-1");
        assert_eq!(class(Mark::Fill, 7), "chart-fill viz-8");
        assert_eq!(class(Mark::Fill, 8), class(Mark::Fill, 0), "beyond them all they begin anew");
    }
}
