//! Bars: lying ones for names, standing ones for a course of time.

use super::chart::{ends, largest};
use super::chart_read::{At, guide, hits, said};
use super::chart_series::{Mark, class};
use super::{Chart, ChartWords, Figures};
use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// How high standing bars are, in pixels.
pub(super) const HEIGHT: u64 = 140;
/// How much of its place a standing bar takes, in hundredths.
const BAR: f64 = 80.0;

/// One lying bar for each row, with its name and number beside it.
#[component]
pub fn BarChart(
    words: ChartWords,
    rows: Vec<Figures>,
    /// Where the rows behind each bar are.
    #[prop(optional)]
    links: Vec<String>,
) -> impl IntoView {
    let at: At = RwSignal::new(None);
    let most = largest(&rows);
    let is_read = !links.is_empty();
    let mut links = links.into_iter();
    let bars: Vec<_> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let name = linked(row.name.clone(), links.next());
            let value = row.values.first().copied().unwrap_or_default();
            let width = format!("{}%", value * 100 / most);
            view! {
                <li
                    class="chart-bar"
                    class:is-at=move || at.get() == Some(place)
                    on:pointerenter=move |_| at.set(Some(place))
                >
                    <span class="chart-name">{name}</span>
                    <svg class="chart-lying" width="100%" height="12" aria-hidden="true">
                        <rect class=class(Mark::Fill, 0) x="0" y="0" width=width height="12" rx="2"></rect>
                    </svg>
                    <span class="chart-number">{number(value)}</span>
                </li>
            }
        })
        .collect();
    let said = said(&rows, &words.columns);
    view! { <Chart words rows said at is_read><ul class="chart-bars">{bars}</ul></Chart> }.erased()
}

/// A name, and the way to the rows behind it where there is one.
pub(super) fn linked(name: String, href: Option<String>) -> AnyView {
    match href {
        Some(href) => view! { <a class="link" href=href><bdi>{name}</bdi></a> }.erased(),
        None => view! { <bdi>{name}</bdi> }.erased(),
    }
}

/// One standing bar for each row, in their order from left to right, as clocks and calendars go in every language.
#[component]
pub fn ColumnChart(
    words: ChartWords,
    rows: Vec<Figures>,
    /// A value that a line marks.
    #[prop(optional)]
    mark: Option<u64>,
) -> impl IntoView {
    let at: At = RwSignal::new(None);
    let most = largest(&rows).max(mark.unwrap_or_default());
    let count = rows.len();
    let bars: Vec<_> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let height = row.values.first().copied().unwrap_or_default() * HEIGHT / most;
            let (x, width) = column(place, count);
            view! {
                <rect class=class(Mark::Fill, 0) x=x y=HEIGHT - height width=width height=height></rect>
            }
        })
        .collect();
    let line = mark.map(|mark| {
        let y = HEIGHT - mark * HEIGHT / most;
        view! { <line class="chart-mark" x1="0" x2="100%" y1=y y2=y></line> }
    });
    let (said, ends) = (said(&rows, &words.columns), ends(&rows));
    view! {
        <Chart words rows said at>
            <div class="chart-course" dir="ltr">
                <span class="chart-most">{number(most)}</span>
                <svg width="100%" height=HEIGHT>
                    <line class="chart-grid" x1="0" x2="100%" y1="0.5" y2="0.5"></line>
                    {guide(at, move |place| middle(place, count))}
                    {bars}
                    {line}
                    <line class="chart-grid" x1="0" x2="100%" y1=HEIGHT y2=HEIGHT></line>
                    {hits(count, at)}
                </svg>
                {ends}
            </div>
        </Chart>
    }
    .erased()
}

/// Where a standing bar begins, and how wide it is.
pub(super) fn column(place: usize, count: usize) -> (String, String) {
    let count = count.max(1) as f64;
    (format!("{:.3}%", place as f64 * 100.0 / count), format!("{:.3}%", BAR / count))
}

/// The middle of a standing bar, in hundredths of the width.
pub(super) fn middle(place: usize, count: usize) -> f64 {
    (place as f64 * 100.0 + BAR / 2.0) / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_bars_share_the_width() {
        assert_eq!(column(0, 4), ("0.000%".to_owned(), "20.000%".to_owned()));
        assert_eq!(column(3, 4), ("75.000%".to_owned(), "20.000%".to_owned()));
        assert_eq!(column(0, 0).1, "80.000%", "of none there is nothing to divide by");
        assert!((middle(1, 2) - 70.0).abs() < 1e-9);
    }
}
