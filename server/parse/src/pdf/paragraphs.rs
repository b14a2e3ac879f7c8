//! Lines that belong together, and what of them is a heading.

use std::collections::HashMap;

use crate::fault::Fault;
use crate::pdf::Page;
use crate::pdf::lines::{BETWEEN, BULLETS, Line, is_square, is_square_sign};
use crate::pdf::tables;
use crate::writer::Writer;

/// Of the body's height: a line from here on is a heading.
const HEADING: f32 = 1.14;
/// Characters of a heading.
const HEADING_MAX: usize = 160;
/// Characters of a line that is a heading because it's bold.
const BOLD_MAX: usize = 90;
/// Levels that heights are told apart by; bold lines stand one below.
const LEVELS: usize = 4;

/// Lines above a line by which its paragraph's width is told.
const WIDEST_OF: usize = 8;

/// What a whole document has in common.
struct Manner {
    /// The height of most letters.
    body: f32,
    /// Whether most letters are bold.
    bold: bool,
    /// The heights of headings, the tallest first, in half points.
    heights: Vec<u32>,
    /// From one line to the next within a paragraph, at most, in heights of a letter.
    leading: f32,
}

pub(super) fn write(pages: &[Page], writer: &mut Writer) -> Result<(), Fault> {
    let manner = Manner::of(pages);
    let mut open: Vec<&Line> = Vec::new();
    for page in pages {
        // A sentence that runs over to the next page is whole there: a place has one page.
        flush(&mut open, &manner, writer)?;
        writer.page(page.number);
        for (table, lines) in tables::apart(&page.lines) {
            if table {
                flush(&mut open, &manner, writer)?;
                tables::write(lines, writer)?;
                continue;
            }
            for line in lines {
                if open.last().is_some_and(|last| !manner.goes_on(&open, last, line)) {
                    flush(&mut open, &manner, writer)?;
                }
                open.push(line);
            }
        }
    }
    flush(&mut open, &manner, writer)
}

fn flush(open: &mut Vec<&Line>, manner: &Manner, writer: &mut Writer) -> Result<(), Fault> {
    let lines = std::mem::take(open);
    let Some(first) = lines.first() else { return Ok(()) };
    let text = joined(&lines);
    match (manner.level(first, &text), item(&text)) {
        (Some(level), mark) if mark.is_none_or(|(mark, _)| mark != "-") => writer.heading(level, &text),
        (_, Some((mark, rest))) => writer.item(0, mark, rest),
        (_, None) => writer.paragraph(&text),
    }
}

/// Lines as one text: without the hyphens at their ends, and without spaces where a script has none.
fn joined(lines: &[&Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let next = line.text.trim();
        if is_torn(&text, next) {
            text.pop();
        } else if !text.is_empty() {
            let squares = is_square(&text) && next.chars().next().is_some_and(is_square_sign);
            text.push_str(if squares { "" } else { " " });
        }
        text.push_str(next);
    }
    text
}

/// Whether a word was torn at the end of a line.
fn is_torn(text: &str, next: &str) -> bool {
    let before = text.strip_suffix(['-', '\u{2010}']).and_then(|before| before.chars().next_back());
    before.is_some_and(char::is_alphabetic) && next.chars().next().is_some_and(char::is_lowercase)
}

/// The mark of an item and what follows it.
fn item(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix(BULLETS)
        && rest.starts_with(' ')
    {
        return Some(("-", rest.trim()));
    }
    let digits = text.find(|it: char| !it.is_ascii_digit()).filter(|digits| (1..=3).contains(digits))?;
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then(|| (&text[..=digits], rest.trim()))
}

impl Manner {
    fn of(pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        let mut bold = 0;
        for line in lines() {
            let letters = line.text.chars().count();
            *sizes.entry(half_points(line.size)).or_default() += letters;
            bold += if line.bold { letters } else { 0 };
        }
        let body = sizes.iter().max_by_key(|(size, letters)| (**letters, **size)).map_or(20, |(size, _)| *size);
        let body = body as f32 / 2.0;
        let total: usize = sizes.values().sum();
        let mut heights: Vec<u32> = sizes.into_keys().filter(|size| *size as f32 / 2.0 >= body * HEADING).collect();
        heights.sort_unstable_by(|one, other| other.cmp(one));
        heights.truncate(LEVELS);
        Self { body, bold: bold * 2 > total, heights, leading: leading(pages, body) }
    }

    /// The level of a heading; none where it's text.
    fn level(&self, first: &Line, text: &str) -> Option<u8> {
        let letters = text.chars().count();
        if !text.chars().any(char::is_alphabetic) || letters > HEADING_MAX {
            return None;
        }
        if first.size >= self.body * HEADING {
            let size = half_points(first.size);
            let at = self.heights.iter().position(|height| *height <= size).unwrap_or(self.heights.len());
            return u8::try_from(at + 1).ok();
        }
        let ends_as_text = text.ends_with(['.', ':', ',', ';', '。', '：', '،']);
        let is_heading = first.bold && !self.bold && letters <= BOLD_MAX && !ends_as_text;
        is_heading.then(|| u8::try_from(self.heights.len() + 1).unwrap_or(6))
    }

    /// Whether a line belongs to the paragraph that is open.
    fn goes_on(&self, open: &[&Line], last: &Line, line: &Line) -> bool {
        let alike =
            last.turned == line.turned && (last.size - line.size).abs() < 0.08 * last.size && last.bold == line.bold;
        let step = (line.down - last.down) / last.size;
        let widest = open.iter().rev().take(WIDEST_OF).map(|it| it.to - it.from).fold(0.0, f32::max);
        let is_short = last.to - last.from < 0.75 * widest.max(line.to - line.from);
        let ends = last.text.ends_with(['.', '!', '?', ':', '。', '！', '？', '؟', '۔']);
        let tabular = last.text.contains(BETWEEN) || line.text.contains(BETWEEN);
        alike
            && step > 0.4
            && step <= self.leading
            && !(is_short && ends)
            && !tabular
            && item_begins(&line.text).is_none()
    }
}

/// Whether a line begins an item, however short.
fn item_begins(text: &str) -> Option<()> {
    let rest = text.strip_prefix(BULLETS).or_else(|| {
        let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
        (rest.len() < text.len() && text.len() - rest.len() <= 3).then_some(rest)?.strip_prefix(['.', ')'])
    })?;
    rest.starts_with(' ').then_some(())
}

/// How far lines of one paragraph stand apart at most: a little more than the nearest quarter of lines do.
fn leading(pages: &[Page], body: f32) -> f32 {
    let pairs = pages.iter().flat_map(|page| page.lines.windows(2));
    let steps = pairs.filter(|pair| pair.iter().all(|line| (line.size - body).abs() < 0.6));
    let mut steps: Vec<f32> =
        steps.map(|pair| (pair[1].down - pair[0].down) / body).filter(|it| (0.8..4.0).contains(it)).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 4).map_or(1.5, |step| (step * 1.2).clamp(1.25, 2.6))
}

fn half_points(size: f32) -> u32 {
    (size * 2.0).round().clamp(0.0, 10_000.0) as u32
}
