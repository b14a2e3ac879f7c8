//! Lines over a course of time.

use super::chart::largest;
use super::{Chart, ChartWords, Figures};
use leptos::prelude::*;

/// The drawing's own units; it stretches to the place that it has.
const SIZE: f64 = 100.0;

/// One line for each series, which differ by colour and dash. The words' columns after the first name them.
#[component]
pub fn LineChart(words: ChartWords, rows: Vec<Figures>) -> impl IntoView {
    let most = largest(&rows);
    let names: Vec<&'static str> = words.columns.iter().skip(1).copied().collect();
    let lines: Vec<_> = (0..names.len())
        .map(|series| view! { <polyline class=class(series) points=points(&rows, series, most)></polyline> })
        .collect();
    let legend: Vec<_> = (0..)
        .zip(names)
        .map(|(series, name): (usize, _)| {
            let last = rows.last().and_then(|row| row.values.get(series)).copied().unwrap_or_default();
            view! {
                <li>
                    <svg width="24" height="8"><line class=class(series) x1="0" x2="24" y1="4" y2="4"></line></svg>
                    <span>{name}</span>
                    <span class="chart-number">{last}</span>
                </li>
            }
        })
        .collect();
    let name = |row: Option<&Figures>| row.map(|row| row.name.clone());
    let (first, last) = (name(rows.first()), name(rows.last()));
    view! {
        <Chart words rows>
            <ul class="chart-legend">{legend}</ul>
            <div class="chart-course" dir="ltr">
                <span class="chart-most">{most}</span>
                <svg width="100%" height="160" viewBox="0 0 100 100" preserveAspectRatio="none">
                    <line class="chart-grid" x1="0" x2="100" y1="0" y2="0"></line>
                    <line class="chart-grid" x1="0" x2="100" y1="50" y2="50"></line>
                    <line class="chart-grid" x1="0" x2="100" y1="100" y2="100"></line>
                    {lines}
                </svg>
                <p class="chart-ends"><span>{first}</span><span>{last}</span></p>
            </div>
        </Chart>
    }
    .into_any()
}

const fn class(series: usize) -> &'static str {
    match series {
        0 => "chart-line-1",
        1 => "chart-line-2",
        _ => "chart-line-3",
    }
}

fn points(rows: &[Figures], series: usize, most: u64) -> String {
    let last = rows.len().saturating_sub(1).max(1) as f64;
    let point = |(place, row): (usize, &Figures)| {
        let value = row.values.get(series).copied().unwrap_or_default() as f64;
        format!("{:.2},{:.2}", place as f64 * SIZE / last, SIZE - value * SIZE / most as f64)
    };
    rows.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_edge_to_edge_and_its_axis_begins_at_zero() {
        let row = |value| Figures { name: String::new(), values: vec![value] };
        assert_eq!(points(&[row(0), row(5), row(10)], 0, 10), "0.00,100.00 50.00,50.00 100.00,0.00");
        assert_eq!(points(&[row(0)], 0, 1), "0.00,100.00", "one day, nobody there");
    }
}
