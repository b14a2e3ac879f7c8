//! Bars: lying ones for names, standing ones for a course of time.

use super::chart::largest;
use super::{Chart, ChartWords, Figures};
use leptos::prelude::*;

/// How high standing bars are, in pixels.
const HEIGHT: u64 = 140;

/// One lying bar for each row, with its name and number beside it.
#[component]
pub fn BarChart(
    words: ChartWords,
    rows: Vec<Figures>,
    /// Where the rows behind each bar are.
    #[prop(optional)]
    links: Vec<String>,
) -> impl IntoView {
    let most = largest(&rows);
    let is_read = !links.is_empty();
    let mut links = links.into_iter();
    let bars: Vec<_> = rows
        .iter()
        .map(|row| {
            let name = row.name.clone();
            let name = match links.next() {
                Some(href) => view! { <a class="link" href=href><bdi>{name}</bdi></a> }.into_any(),
                None => view! { <bdi>{name}</bdi> }.into_any(),
            };
            let value = row.values.first().copied().unwrap_or_default();
            let width = format!("{}%", value * 100 / most);
            view! {
                <li class="chart-bar">
                    <span class="chart-name">{name}</span>
                    <svg class="chart-lying" width="100%" height="12" aria-hidden="true">
                        <rect class="chart-fill-1" x="0" y="0" width=width height="12" rx="2"></rect>
                    </svg>
                    <span class="chart-number">{value}</span>
                </li>
            }
        })
        .collect();
    view! { <Chart words rows is_read><ul class="chart-bars">{bars}</ul></Chart> }.into_any()
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
    let most = largest(&rows).max(mark.unwrap_or_default());
    let count = rows.len().max(1) as u64;
    let bars: Vec<_> = (0..)
        .zip(&rows)
        .map(|(place, row): (u64, _)| {
            let value = row.values.first().copied().unwrap_or_default();
            let height = value * HEIGHT / most;
            let x = format!("{:.3}%", (place * 100) as f64 / count as f64);
            let width = format!("{:.3}%", 80.0 / count as f64);
            view! {
                <rect class="chart-fill-1" x=x y=HEIGHT - height width=width height=height>
                    <title>{format!("{} · {value}", row.name)}</title>
                </rect>
            }
        })
        .collect();
    let line = mark.map(|mark| {
        let y = HEIGHT - mark * HEIGHT / most;
        view! { <line class="chart-mark" x1="0" x2="100%" y1=y y2=y></line> }
    });
    let name = |row: Option<&Figures>| row.map(|row| row.name.clone());
    let (first, last) = (name(rows.first()), name(rows.last()));
    view! {
        <Chart words rows>
            <div class="chart-course" dir="ltr">
                <span class="chart-most">{most}</span>
                <svg width="100%" height=HEIGHT>
                    <line class="chart-grid" x1="0" x2="100%" y1="0.5" y2="0.5"></line>
                    {bars}
                    {line}
                    <line class="chart-grid" x1="0" x2="100%" y1=HEIGHT y2=HEIGHT></line>
                </svg>
                <p class="chart-ends"><span>{first}</span><span>{last}</span></p>
            </div>
        </Chart>
    }
    .into_any()
}
