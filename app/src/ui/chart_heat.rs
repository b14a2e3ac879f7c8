//! How much of something there is at each crossing of two rows of names, such as weekdays and hours.

use super::chart::largest;
use super::chart_read::{At, Said};
use super::{Chart, ChartWords, Figures};
use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// How high a row of cells is, in pixels.
const ROW: usize = 20;
/// Between two cells, in pixels.
const GAP: usize = 2;
/// From nothing to the most.
const LEVELS: [&str; 6] =
    ["chart-heat-0", "chart-heat-1", "chart-heat-2", "chart-heat-3", "chart-heat-4", "chart-heat-5"];

/// A row of cells for each row, one for each of the words' columns after the first; the more, the further their lightness
/// is from the ground. The keys walk in both directions.
#[component]
pub fn HeatChart(words: ChartWords, rows: Vec<Figures>) -> impl IntoView {
    let at: At = RwSignal::new(None);
    let most = largest(&rows);
    let names: Vec<&'static str> = words.columns.iter().skip(1).copied().collect();
    let across = names.len();
    let cells: Vec<_> = cells(&rows, across)
        .enumerate()
        .map(|(place, value)| {
            let (x, y, width) = cell(place, across);
            let (class, over) = (LEVELS[level(value, most)], move |_| at.set(Some(place)));
            view! {
                <rect class=class x=x y=y width=width height=ROW - GAP rx="2" on:pointerenter=over></rect>
            }
        })
        .collect();
    let x = move || at.get().map(|place| cell(place, across).0);
    let y = move || at.get().map(|place| cell(place, across).1);
    let width = cell(0, across).2;
    let labels: Vec<_> = rows.iter().map(|row| view! { <li><bdi>{row.name.clone()}</bdi></li> }).collect();
    let scale: Vec<_> = LEVELS
        .into_iter()
        .map(
            |class| view! { <svg width="12" height="12"><rect class=class width="12" height="12" rx="2"></rect></svg> },
        )
        .collect();
    let ends = (names.first().copied(), names.last().copied());
    let (said, height) = (said(&rows, &names), rows.len() * ROW);
    view! {
        <Chart words rows said at across>
            <div class="chart-heat" dir="ltr">
                <ul class="chart-heat-names">{labels}</ul>
                <div class="chart-course">
                    <svg width="100%" height=height>
                        {cells}
                        <rect
                            class="chart-here"
                            class:is-on=move || at.get().is_some()
                            x=x
                            y=y
                            width=width
                            height=ROW - GAP
                            rx="2"
                        ></rect>
                    </svg>
                    <p class="chart-ends"><span>{ends.0}</span><span>{ends.1}</span></p>
                </div>
            </div>
            <p class="chart-scale" dir="ltr">
                <span>{number(0)}</span>
                {scale}
                <span>{number(most)}</span>
            </p>
        </Chart>
    }
    .erased()
}

/// The values of all cells, row by row; what a row lacks is nought.
fn cells(rows: &[Figures], across: usize) -> impl Iterator<Item = u64> {
    rows.iter().flat_map(move |row| (0..across).map(move |place| row.values.get(place).copied().unwrap_or_default()))
}

/// Where a cell stands: its beginning and its width in hundredths, its top in pixels.
fn cell(place: usize, across: usize) -> (String, usize, String) {
    let across = across.max(1);
    let width = 100.0 / across as f64;
    (format!("{:.3}%", (place % across) as f64 * width), place / across * ROW, format!("{:.3}%", width * 0.92))
}

/// Which of the levels a value has: none for nothing, the last for the most.
fn level(value: u64, most: u64) -> usize {
    let top = LEVELS.len() - 1;
    usize::try_from((value * top as u64).div_ceil(most.max(1))).map_or(top, |level| level.min(top))
}

/// What is read out of each cell.
fn said(rows: &[Figures], names: &[&'static str]) -> Vec<Said> {
    let of = |row: &Figures| {
        let values = row.values.clone();
        let row = row.name.clone();
        let say = move |(place, name): (usize, &&'static str)| Said {
            name: format!("{row} · {name}"),
            figures: number(values.get(place).copied().unwrap_or_default()),
        };
        names.iter().enumerate().map(say).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, values: &[u64]) -> Figures {
        Figures { name: name.to_owned(), values: values.to_vec() }
    }

    #[test]
    fn only_nothing_looks_like_nothing() {
        assert_eq!([0, 1, 20, 21, 99, 100].map(|value| level(value, 100)), [0, 1, 1, 2, 5, 5]);
        assert_eq!((level(0, 0), level(1, 1)), (0, 5));
    }

    #[test]
    fn cells_stand_in_rows_and_columns() {
        assert_eq!(cell(0, 4), ("0.000%".to_owned(), 0, "23.000%".to_owned()));
        assert_eq!(cell(5, 4), ("25.000%".to_owned(), 20, "23.000%".to_owned()));
    }

    #[test]
    fn every_crossing_is_read_out_and_what_is_missing_is_nought() {
        let rows = [row("Monday", &[3, 4]), row("Tuesday", &[5])];
        let told = said(&rows, &["09", "10"]);
        let told: Vec<_> = told.iter().map(|it| (it.name.as_str(), it.figures.as_str())).collect();
        assert_eq!(told, [("Monday · 09", "3"), ("Monday · 10", "4"), ("Tuesday · 09", "5"), ("Tuesday · 10", "0")]);
        assert_eq!(cells(&rows, 2).collect::<Vec<_>>(), [3, 4, 5, 0]);
    }
}
