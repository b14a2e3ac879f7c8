//! Standing bars of several parts over a course of time.

use super::chart::ends;
use super::chart_bars::{HEIGHT, column, middle};
use super::chart_read::{At, guide, hits, said};
use super::chart_series::{Mark, class, legend};
use super::{Chart, ChartWords, Figures};
use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// One standing bar for each row, whose parts stand one on the other: the first series at the foot. Parts differ by
/// colour and by the line over them. The words' columns after the first name them.
#[component]
pub fn StackedChart(words: ChartWords, rows: Vec<Figures>) -> impl IntoView {
    let at: At = RwSignal::new(None);
    let count = rows.len();
    let most = rows.iter().map(|row| row.values.iter().sum::<u64>()).max().unwrap_or_default().max(1);
    let names: Vec<&'static str> = words.columns.iter().skip(1).copied().collect();
    let sum = |series: usize| rows.iter().filter_map(|row| row.values.get(series)).sum::<u64>();
    let sums: Vec<_> = (0..names.len()).map(sum).collect();
    let bars: Vec<_> = rows
        .iter()
        .enumerate()
        .flat_map(|(place, row)| {
            let parts = stack(&row.values, most).into_iter().enumerate();
            parts.map(move |(series, part)| bar(series, part, place, count))
        })
        .collect();
    let (said, ends) = (said(&rows, &words.columns), ends(&rows));
    view! {
        <Chart words rows said at>
            {legend(Mark::Fill, &names, &sums)}
            <div class="chart-course" dir="ltr">
                <span class="chart-most">{number(most)}</span>
                <svg width="100%" height=HEIGHT>
                    <line class="chart-grid" x1="0" x2="100%" y1="0.5" y2="0.5"></line>
                    {guide(at, move |place| middle(place, count))}
                    {bars}
                    <line class="chart-grid" x1="0" x2="100%" y1=HEIGHT y2=HEIGHT></line>
                    {hits(count, at)}
                </svg>
                {ends}
            </div>
        </Chart>
    }
    .erased()
}

/// A part of a standing bar; `top` and `height` in pixels.
fn bar(series: usize, (top, height): (u64, u64), place: usize, count: usize) -> AnyView {
    let (x, width) = column(place, count);
    let (centre, foot) = (format!("{:.3}%", middle(place, count)), top + height);
    view! {
        <rect class=class(Mark::Fill, series) x=x y=top width=width height=height></rect>
        <line class=class(Mark::Grain, series) x1=centre.clone() x2=centre y1=top y2=foot></line>
    }
    .erased()
}

/// Top and height of each part in pixels, without a gap between them.
fn stack(values: &[u64], most: u64) -> Vec<(u64, u64)> {
    let mut below = 0_u64;
    let part = |value: &u64| {
        let foot = HEIGHT - below * HEIGHT / most;
        below += value;
        let top = HEIGHT - below * HEIGHT / most;
        (top, foot - top)
    };
    values.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_on_each_other_up_to_their_sum() {
        assert_eq!(stack(&[5, 5], 10), [(70, 70), (0, 70)]);
        assert_eq!(stack(&[1, 1, 1], 3), [(94, 46), (47, 47), (0, 47)], "rounded, and still without a gap");
        assert_eq!(stack(&[0, 0], 1), [(140, 0), (140, 0)], "nothing but noughts");
        assert!(stack(&[], 1).is_empty());
    }
}
