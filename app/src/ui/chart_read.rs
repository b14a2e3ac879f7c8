//! How the figures of a drawing are read one by one: by the keys of whoever is on it, or under a pointer. What is read
//! stands below the drawing, where screen readers hear it.

use super::Figures;
use crate::port::Erased;
use crate::words::number;
use leptos::prelude::*;

/// The place of a drawing that is read out; none while nobody reads.
pub type At = RwSignal<Option<usize>>;

/// What is read out at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What the figures are about.
    pub name: String,
    /// The figures with what they count.
    pub figures: String,
}

/// What is read out of rows, one place each; `columns` are the headings of their table.
pub fn said(rows: &[Figures], columns: &[&'static str]) -> Vec<Said> {
    rows.iter().map(|row| Said { name: row.name.clone(), figures: figures(row, columns) }).collect()
}

fn figures(row: &Figures, columns: &[&'static str]) -> String {
    let series = columns.iter().skip(1).zip(&row.values);
    series.map(|(name, value)| format!("{name} {}", number(*value))).collect::<Vec<_>>().join(" · ")
}

/// The place that a key leads to. Drawings run from left to right in every language, and have ends; `across` places
/// stand side by side where there are several lines of them.
pub fn moved(key: &str, at: Option<usize>, count: usize, across: Option<usize>) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let (at, line) = (at.unwrap_or_default().min(last), across.unwrap_or(1));
    match key {
        "ArrowRight" => Some((at + 1).min(last)),
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "ArrowDown" => Some(if at + line <= last { at + line } else { at }),
        "ArrowUp" => Some(at.checked_sub(line).unwrap_or(at)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Places side by side over a drawing, each read out while a pointer is on it.
pub fn hits(count: usize, at: At) -> Vec<AnyView> {
    let width = 100.0 / count.max(1) as f64;
    let hit = |place: usize| {
        let (x, width) = (format!("{:.3}%", place as f64 * width), format!("{width:.3}%"));
        let over = move |_| at.set(Some(place));
        view! { <rect class="chart-hit" x=x y="0" width=width height="100%" on:pointerenter=over></rect> }.erased()
    };
    (0..count).map(hit).collect()
}

/// The line at the place that is read out; `x` says where that is, in hundredths of the width.
pub fn guide(at: At, x: impl Fn(usize) -> f64 + Copy + Send + Sync + 'static) -> AnyView {
    let x = move || at.get().map(|place| format!("{:.3}%", x(place)));
    view! {
        <line class="chart-guide" class:is-on=move || at.get().is_some() x1=x x2=x y1="0" y2="100%"></line>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_walk_from_end_to_end_and_stay_there() {
        assert_eq!(moved("ArrowRight", Some(0), 3, None), Some(1));
        assert_eq!(moved("ArrowRight", Some(2), 3, None), Some(2), "an axis has an end");
        assert_eq!(moved("ArrowLeft", Some(0), 3, None), Some(0));
        assert_eq!((moved("Home", Some(2), 3, None), moved("End", Some(0), 3, None)), (Some(0), Some(2)));
        assert_eq!(moved("ArrowDown", Some(0), 3, None), Some(1), "lying bars stand one above the other");
        assert_eq!((moved("Tab", Some(0), 3, None), moved("End", None, 0, None)), (None, None));
    }

    #[test]
    fn of_several_lines_up_and_down_stay_in_their_column() {
        assert_eq!(moved("ArrowDown", Some(1), 6, Some(3)), Some(4));
        assert_eq!(moved("ArrowUp", Some(4), 6, Some(3)), Some(1));
        assert_eq!(
            (moved("ArrowDown", Some(4), 6, Some(3)), moved("ArrowUp", Some(1), 6, Some(3))),
            (Some(4), Some(1))
        );
    }

    #[test]
    fn each_place_says_what_its_figures_count() {
        let rows = [Figures { name: "2026-11-22".to_owned(), values: vec![1_200, 3] }];
        let told = said(&rows, &["Day", "Calls", "Errors"]);
        let figures = "Calls 1\u{202f}200 · Errors 3".to_owned();
        assert_eq!(told, [Said { name: "2026-11-22".to_owned(), figures }]);
        assert!(said(&[], &["Day"]).is_empty());
    }
}
