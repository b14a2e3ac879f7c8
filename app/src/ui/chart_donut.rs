//! Parts of a whole as a ring.

use super::chart_bars::linked;
use super::chart_read::{At, said};
use super::chart_series::{Mark, class, sign};
use super::{Chart, ChartWords, Figures};
use crate::port::Erased;
use crate::words::number;
use core::f64::consts::TAU;
use leptos::prelude::*;

/// The middle of the drawing, in its own units.
const CENTRE: f64 = 21.0;
/// From the middle to the middle of the ring.
const RADIUS: f64 = 16.0;
/// Between two parts, in turns.
const GAP: f64 = 0.004;
/// More parts than these can't be told apart.
const PARTS: usize = 6;

/// One part of the ring.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    name: String,
    value: u64,
    href: Option<String>,
}

/// A ring of the rows' first figures, the largest first, with name, number and share of each beside it.
#[component]
pub fn DonutChart(
    words: ChartWords,
    rows: Vec<Figures>,
    /// What all rows beyond the fifth are called together, where there are more than six.
    other: &'static str,
    /// Where the rows behind each part are.
    #[prop(optional)]
    links: Vec<String>,
) -> impl IntoView {
    let at: At = RwSignal::new(None);
    let is_read = !links.is_empty();
    let parts = parts(&rows, links, other);
    let total: u64 = parts.iter().map(|part| part.value).sum();
    let drawn: Vec<_> = turns(&parts)
        .into_iter()
        .enumerate()
        .filter_map(|(place, turn)| {
            let line = arc(turn?);
            let over = move |_| at.set(Some(place));
            Some(view! {
                <path
                    class=class(Mark::Ring, place)
                    class:is-at=move || at.get() == Some(place)
                    d=line.clone()
                    on:pointerenter=over
                ></path>
                <path class=class(Mark::Grain, place) d=line></path>
            })
        })
        .collect();
    let shown: Vec<_> =
        parts.iter().map(|part| Figures { name: part.name.clone(), values: vec![part.value] }).collect();
    let said = said(&shown, &words.columns);
    let legend: Vec<_> = parts
        .into_iter()
        .enumerate()
        .map(|(place, Part { name, value, href })| {
            view! {
                <li class:is-at=move || at.get() == Some(place) on:pointerenter=move |_| at.set(Some(place))>
                    {sign(Mark::Ring, place)}
                    <span class="chart-name">{linked(name, href)}</span>
                    <span class="chart-number">{number(value)}</span>
                    <span class="chart-share">{share(value, total)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <Chart words rows said at is_read>
            <div class="chart-round">
                <svg class="chart-donut" viewBox="0 0 42 42" aria-hidden="true">
                    <circle class="chart-rim" cx="21" cy="21" r="16"></circle>
                    {drawn}
                    <text class="chart-total" x="21" y="21">{number(total)}</text>
                </svg>
                <ul class="chart-parts">{legend}</ul>
            </div>
        </Chart>
    }
    .erased()
}

/// The parts, the largest first; what is too much to be told apart is one part, called `other`.
fn parts(rows: &[Figures], links: Vec<String>, other: &'static str) -> Vec<Part> {
    let links = links.into_iter().map(Some).chain(core::iter::repeat(None));
    let of = |(row, href): (&Figures, Option<String>)| Part {
        name: row.name.clone(),
        value: row.values.first().copied().unwrap_or_default(),
        href,
    };
    let mut parts: Vec<_> = rows.iter().zip(links).map(of).collect();
    parts.sort_by_key(|part| core::cmp::Reverse(part.value));
    if parts.len() > PARTS {
        let rest = parts.split_off(PARTS - 1);
        let value = rest.iter().map(|part| part.value).sum();
        parts.push(Part { name: other.to_owned(), value, href: None });
    }
    parts
}

/// From which turn to which each part goes; none where there is nothing to draw.
fn turns(parts: &[Part]) -> Vec<Option<(f64, f64)>> {
    let total: u64 = parts.iter().map(|part| part.value).sum();
    let is_whole = parts.iter().filter(|part| part.value > 0).count() == 1;
    let mut before = 0_u64;
    let turn = |part: &Part| {
        let from = before as f64 / total.max(1) as f64;
        before += part.value;
        let to = before as f64 / total.max(1) as f64;
        let gap = if is_whole || to - from < 3.0 * GAP { 0.0 } else { GAP / 2.0 };
        (part.value > 0).then_some((from + gap, to - gap))
    };
    parts.iter().map(turn).collect()
}

/// The line from one turn to another, clockwise from the top; in two halves, so that a whole ring is one too.
fn arc((from, to): (f64, f64)) -> String {
    let point = |turn: f64| {
        let (sin, cos) = (turn * TAU).sin_cos();
        format!("{:.3} {:.3}", CENTRE + RADIUS * sin, CENTRE - RADIUS * cos)
    };
    let (begin, middle, end) = (point(from), point(f64::midpoint(from, to)), point(to));
    format!("M{begin}A{RADIUS} {RADIUS} 0 0 1 {middle}A{RADIUS} {RADIUS} 0 0 1 {end}")
}

/// The share in whole hundredths; a dash where there is no whole.
fn share(value: u64, total: u64) -> String {
    match total {
        0 => "–".to_owned(),
        _ => format!("{} %", (value * 100 + total / 2) / total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(values: &[u64]) -> Vec<Figures> {
        values.iter().map(|value| Figures { name: format!("of {value}"), values: vec![*value] }).collect()
    }

    #[test]
    fn the_largest_comes_first_with_its_link_and_the_smallest_are_one() {
        let all = parts(&rows(&[1, 9, 2, 8, 3, 7, 4]), (0..7).map(|it| format!("/{it}")).collect(), "Other");
        let found: Vec<_> = all.iter().map(|part| (part.name.as_str(), part.value, part.href.as_deref())).collect();
        assert_eq!(found[..2], [("of 9", 9, Some("/1")), ("of 8", 8, Some("/3"))]);
        assert_eq!((found.len(), found[5]), (6, ("Other", 3, None)));
    }

    #[test]
    fn parts_make_one_turn_and_a_single_one_the_whole() {
        let of = |values: &[u64]| {
            let turns = turns(&parts(&rows(values), Vec::new(), ""));
            turns.iter().map(|turn| turn.map(|(from, to)| format!("{from:.3} {to:.3}"))).collect::<Vec<_>>()
        };
        let turn = |text: &str| Some(text.to_owned());
        assert_eq!(of(&[5]), [turn("0.000 1.000")]);
        assert_eq!(of(&[5, 5]), [turn("0.002 0.498"), turn("0.502 0.998")]);
        assert_eq!(of(&[0, 0]), [None, None], "an empty ring");
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn a_ring_begins_at_the_top_and_goes_clockwise() {
        assert_eq!(arc((0.0, 0.5)), "M21.000 5.000A16 16 0 0 1 37.000 21.000A16 16 0 0 1 21.000 37.000");
        assert_eq!(arc((0.0, 1.0)), "M21.000 5.000A16 16 0 0 1 21.000 37.000A16 16 0 0 1 21.000 5.000");
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!([share(1, 3), share(2, 3), share(0, 5), share(0, 0)], ["33 %", "67 %", "0 %", "–"]);
    }
}
