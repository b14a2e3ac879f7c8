//! Lines and areas over a course of time.

use super::chart::{ends, largest};
use super::chart_read::{At, guide, hits, said};
use super::chart_series::{Mark, class, legend};
use super::{Chart, ChartWords, Figures};
use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// The drawing's own units; it stretches to the place that it has.
const SIZE: f64 = 100.0;

/// One line for each series, which differ by colour and dash. The words' columns after the first name them.
#[component]
pub fn LineChart(words: ChartWords, rows: Vec<Figures>) -> impl IntoView {
    course(words, rows, Mark::Line)
}

/// As [`LineChart`], with what lies below each line washed in its colour: for a first amount and parts of it.
#[component]
pub fn AreaChart(words: ChartWords, rows: Vec<Figures>) -> impl IntoView {
    course(words, rows, Mark::Wash)
}

fn course(words: ChartWords, rows: Vec<Figures>, mark: Mark) -> AnyView {
    let at: At = RwSignal::new(None);
    let (most, count) = (largest(&rows), rows.len());
    let names: Vec<&'static str> = words.columns.iter().skip(1).copied().collect();
    let lines: Vec<_> = (0..names.len())
        .map(|series| {
            let line = points(&values(&rows, series), most);
            let area = (mark == Mark::Wash && !line.is_empty()).then(|| {
                view! { <polygon class=class(Mark::Wash, series) points=format!("0,100 {line} 100,100")></polygon> }
            });
            view! {
                {area}
                <polyline class=class(Mark::Line, series) points=line></polyline>
            }
        })
        .collect();
    let last = rows.last().map(|row| row.values.clone()).unwrap_or_default();
    let (said, ends) = (said(&rows, &words.columns), ends(&rows));
    view! {
        <Chart words rows said at>
            {legend(mark, &names, &last)}
            <div class="chart-course" dir="ltr">
                <span class="chart-most">{number(most)}</span>
                <svg width="100%" height="160" viewBox="0 0 100 100" preserveAspectRatio="none">
                    <line class="chart-grid" x1="0" x2="100" y1="0" y2="0"></line>
                    <line class="chart-grid" x1="0" x2="100" y1="50" y2="50"></line>
                    <line class="chart-grid" x1="0" x2="100" y1="100" y2="100"></line>
                    {guide(at, move |place| across(place, count))}
                    {lines}
                    {hits(count, at)}
                </svg>
                {ends}
            </div>
        </Chart>
    }
    .erased()
}

/// The values of one series.
fn values(rows: &[Figures], series: usize) -> Vec<u64> {
    rows.iter().map(|row| row.values.get(series).copied().unwrap_or_default()).collect()
}

/// How far along a course a place stands, in hundredths; of one alone in the midst.
fn across(place: usize, count: usize) -> f64 {
    if count < 2 { SIZE / 2.0 } else { place as f64 * SIZE / (count - 1) as f64 }
}

/// The points of a line from edge to edge; a single value is the same all along.
pub(super) fn points(values: &[u64], most: u64) -> String {
    let twice = [values.first().copied().unwrap_or_default(); 2];
    let values = if values.len() == 1 { &twice[..] } else { values };
    let y = |value: u64| SIZE - value as f64 * SIZE / most.max(1) as f64;
    let point = |(place, value): (usize, &u64)| format!("{:.2},{:.2}", across(place, values.len()), y(*value));
    values.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_edge_to_edge_and_its_axis_begins_at_zero() {
        assert_eq!(points(&[0, 5, 10], 10), "0.00,100.00 50.00,50.00 100.00,0.00");
        assert_eq!(points(&[0], 1), "0.00,100.00 100.00,100.00", "one day, nobody there");
        assert_eq!(points(&[0, 0], 0), "0.00,100.00 100.00,100.00", "nothing but noughts");
        assert_eq!(points(&[], 1), "");
    }

    #[test]
    fn a_series_that_a_row_lacks_is_nought_there() {
        let row = |values| Figures { name: String::new(), values };
        assert_eq!(values(&[row(vec![1, 2]), row(vec![3])], 1), [2, 0]);
    }
}
