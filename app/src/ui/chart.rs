//! What every chart has: a title, a sentence that says what one sees, figures that keys and pointer read one by one, and
//! all of them as a table. The drawing is SVG from the server; screen readers pass over it and read the rest.

use super::chart_read::{At, Said, moved};
use super::{Column, Table};
use crate::port::{Erased, Inside};
use crate::words::number;
use leptos::ev;
use leptos::prelude::*;

/// The words of a chart.
#[derive(Clone, Debug)]
pub struct ChartWords {
    /// What it is about.
    pub title: &'static str,
    /// What one sees.
    pub summary: String,
    /// What opens the table.
    pub table: &'static str,
    /// The headings of the table: what stands before each row, then the figures.
    pub columns: Vec<&'static str>,
}

/// One row of a chart's figures: what it is, and the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What the numbers are about: a day, a role.
    pub name: String,
    /// One number for each series.
    pub values: Vec<u64>,
}

/// The frame of a chart; `children` draw it.
#[component]
pub fn Chart(
    words: ChartWords,
    rows: Vec<Figures>,
    /// What is read out at each place of the drawing.
    said: Vec<Said>,
    /// The place that is read out.
    at: At,
    /// How many places stand side by side, where there are several lines of them.
    #[prop(optional)]
    across: Option<usize>,
    /// Whether the drawing itself can be read, and leads somewhere.
    #[prop(optional)]
    is_read: bool,
    children: Inside,
) -> impl IntoView {
    let ChartWords { title, summary, table, columns } = words;
    let columns = columns
        .into_iter()
        .enumerate()
        .map(|(place, label)| if place == 0 { Column::new(label) } else { Column::number(label) })
        .collect();
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let count = said.len();
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            at.set(None);
        } else if let Some(to) = moved(&event.key(), at.get_untracked(), count, across) {
            event.prevent_default();
            at.set(Some(to));
        }
    };
    let begun = move |_| at.update(|at| *at = at.or(Some(0)));
    let told = move || {
        let said = at.get().and_then(|place| said.get(place).cloned());
        said.map(|Said { name, figures }| {
            view! {
                <bdi class="font-medium">{name}</bdi>
                <span>{figures}</span>
            }
        })
    };
    view! {
        <figure class="chart">
            <figcaption>
                <h2 class="t-md">{title}</h2>
                <p class="t-sm text-fg-muted">{summary}</p>
            </figcaption>
            <div
                class="chart-stage"
                role="group"
                aria-label=title
                tabindex=(count > 0).then_some("0")
                on:keydown=pressed
                on:focus=begun
                on:blur=move |_| at.set(None)
                on:pointerleave=move |_| at.set(None)
            >
                <div class="chart-drawing" aria-hidden=(!is_read).then_some("true")>{children.show()}</div>
                <p class="chart-told" role="status">{told}</p>
            </div>
            <details class="confirm">
                <summary class="link t-sm">{table}</summary>
                <div class="chart-table"><Table caption=title columns>{rows}</Table></div>
            </details>
        </figure>
    }
    .erased()
}

fn row(figures: Figures) -> AnyView {
    let values: Vec<_> =
        figures.values.into_iter().map(|value| view! { <td class="end">{number(value)}</td> }).collect();
    view! {
        <tr>
            <th scope="row"><bdi>{figures.name}</bdi></th>
            {values}
        </tr>
    }
    .erased()
}

/// The names at the ends of a course of time.
pub(super) fn ends(rows: &[Figures]) -> AnyView {
    let name = |row: Option<&Figures>| row.map(|row| row.name.clone());
    let (first, last) = (name(rows.first()), name(rows.last()));
    view! { <p class="chart-ends"><span>{first}</span><span>{last}</span></p> }.erased()
}

/// The largest value, at least one, so that nothing is divided by zero.
pub(super) fn largest(rows: &[Figures]) -> u64 {
    rows.iter().flat_map(|row| row.values.iter().copied()).max().unwrap_or_default().max(1)
}
