//! What stands on every page and belongs to none: running titles and page numbers.

use std::collections::{HashMap, HashSet};

use crate::pdf::Page;

/// Pages from which on something can be said to repeat.
const PAGES_MIN: usize = 3;
/// Lines at the top and at the bottom of a page that may repeat.
const EDGE_LINES: usize = 2;
/// Of the page's height: how near to its edge they stand.
const EDGE: f32 = 0.12;
/// Characters of a line that counts pages.
const COUNT_MAX: usize = 30;

pub(super) fn remove(pages: &mut [Page]) {
    if pages.len() < PAGES_MIN {
        return;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let keys: HashSet<String> = edges(page).into_iter().map(|at| key(page, at)).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let often = (pages.len() * 2).div_ceil(5).max(PAGES_MIN);
    for page in pages {
        let repeats = |at: &usize| counts.get(&key(page, *at)).is_some_and(|count| *count >= often);
        let doomed: Vec<usize> =
            edges(page).into_iter().filter(|at| repeats(at) || is_count(&page.lines[*at].text)).collect();
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !doomed.contains(&(at - 1))
        });
    }
}

/// Whether a line is nothing but the number of its page.
fn is_count(text: &str) -> bool {
    let text = text.trim_matches(|it: char| it.is_whitespace() || "-–—".contains(it));
    let roman = text.chars().all(|it| "ivxlcIVXLC".contains(it));
    text.chars().count() <= 5 && (roman || text.chars().all(char::is_numeric))
}

/// The lines that stand furthest up and furthest down, near enough to an edge.
fn edges(page: &Page) -> Vec<usize> {
    let mut lines: Vec<usize> = (0..page.lines.len()).filter(|at| !page.lines[*at].turned).collect();
    lines.sort_by(|one, other| page.lines[*one].down.total_cmp(&page.lines[*other].down));
    let top = lines.iter().take(EDGE_LINES).filter(|at| page.lines[**at].down < page.height * EDGE);
    let bottom = lines.iter().rev().take(EDGE_LINES).filter(|at| page.lines[**at].down > page.height * (1.0 - EDGE));
    top.chain(bottom).copied().collect()
}

/// Two lines of different pages with the same key are the same line. Numbers are alike in what is short, as in "Page 3
/// of 9".
fn key(page: &Page, at: usize) -> String {
    let line = &page.lines[at];
    let counts = line.text.chars().count() <= COUNT_MAX;
    let text: String = line.text.chars().map(|it| if counts && it.is_numeric() { '0' } else { it }).collect();
    let text = if counts { text.replace("00", "0").replace("00", "0") } else { text };
    format!("{text}\u{0}{}", (line.down / 3.0).round())
}
