//! Letters that stand on one line, as text.

use crate::pdf::canvas::Letter;
use crate::pdf::direction;

/// Of a letter's height: how far its neighbours may stand above or below it, as what is raised does.
const RAISED: f32 = 0.45;
/// Of a letter's height: a gap from which there is a space between two.
const SPACE: f32 = 0.17;
/// The same where letters stand in squares, as Chinese ones do.
const SPACE_SQUARE: f32 = 0.6;
/// Of a letter's height: a gap from which two stand in different columns.
const COLUMN: f32 = 0.95;
/// What stands between two columns of a line.
pub(super) const BETWEEN: &str = "  ";
/// Letters before a letter among which its double is looked for.
const DOUBLES: usize = 64;

/// Marks before an item of a list.
pub(super) const BULLETS: [char; 12] = ['•', '◦', '▪', '●', '○', '■', '□', '‣', '·', '–', '*', '-'];

/// A line of a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) down: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) turned: bool,
    /// From where to where each of its columns reaches, from the left.
    pub(super) columns: Vec<(f32, f32)>,
}

/// The lines that letters form, in the order in which they were drawn: columns are mostly drawn one after the other.
pub(super) fn of(letters: Vec<Letter>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Vec<Letter> = Vec::new();
    for letter in letters {
        if letter.size <= 0.0 || !letter.size.is_finite() || !letter.from.is_finite() || !letter.down.is_finite() {
            continue;
        }
        if open.last().is_some_and(|last| !beside(last, &letter) && !beside(&open[0], &letter)) {
            lines.extend(line(std::mem::take(&mut open)));
        }
        let from = open.len().saturating_sub(DOUBLES);
        if !open[from..].iter().any(|other| is_double(other, &letter)) {
            open.push(letter);
        }
    }
    lines.extend(line(open));
    lines
}

fn beside(last: &Letter, letter: &Letter) -> bool {
    let size = last.size.max(letter.size);
    last.turned == letter.turned && (last.down - letter.down).abs() < RAISED * size
}

/// Whether a letter was drawn twice to make it darker.
fn is_double(one: &Letter, other: &Letter) -> bool {
    let near = 0.12 * one.size;
    one.text == other.text && (one.from - other.from).abs() < near && (one.down - other.down).abs() < near
}

fn line(mut letters: Vec<Letter>) -> Option<Line> {
    let right_to_left = letters.iter().any(|letter| direction::is_right_to_left(&letter.text));
    let backwards = letters.windows(2).any(|pair| pair[1].from + 0.5 * pair[1].size < pair[0].from);
    if right_to_left || backwards {
        letters.sort_by(|one, other| one.from.total_cmp(&other.from));
    }
    let first = letters.first()?;
    let (from, turned) = (first.from, first.turned);
    let to = letters.iter().map(|letter| letter.to).fold(from, f32::max);
    let mut sizes: Vec<f32> = letters.iter().map(|letter| letter.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes[sizes.len() / 2];
    let down = letters.iter().find(|letter| letter.size >= size).map_or(first.down, |letter| letter.down);
    let bold = letters.iter().filter(|letter| letter.bold).count() * 10 > letters.len() * 9;
    let columns = columns(&letters);
    let pieces = with_spaces(letters);
    let pieces = if right_to_left { direction::as_read(pieces) } else { pieces };
    let text = direction::plain(&pieces.concat());
    let text = unmarked(text.trim());
    (!text.is_empty()).then_some(Line { text, from, to, down, size, bold, turned, columns })
}

/// A bullet or a number before an item stands in no column of its own.
fn unmarked(text: &str) -> String {
    let Some((mark, rest)) = text.split_once(BETWEEN) else { return text.to_owned() };
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    let is_bullet = mark.chars().count() == 1 && mark.starts_with(BULLETS);
    if is_number || is_bullet { format!("{mark} {rest}") } else { text.to_owned() }
}

/// Where the columns of a line stand.
fn columns(letters: &[Letter]) -> Vec<(f32, f32)> {
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for letter in letters.iter().filter(|letter| !letter.text.trim().is_empty()) {
        match columns.last_mut() {
            Some(last) if letter.from - last.1 <= COLUMN * letter.size => last.1 = last.1.max(letter.to),
            _ => columns.push((letter.from, letter.to)),
        }
    }
    columns
}

/// The letters' texts, with spaces where gaps say so.
fn with_spaces(letters: Vec<Letter>) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::with_capacity(letters.len());
    let mut last: Option<(f32, f32)> = None;
    for letter in letters {
        let is_space = letter.text.trim().is_empty();
        if let (Some((to, size)), Some(before)) = (last, pieces.last()) {
            let gap = (letter.from - to) / size.min(letter.size).max(0.1);
            let square = is_square(before) && is_square(&letter.text);
            let spaced = before.ends_with(' ') || is_space;
            if gap > COLUMN {
                pieces.push(if spaced { " " } else { BETWEEN }.to_owned());
            } else if !spaced && gap > if square { SPACE_SQUARE } else { SPACE } {
                pieces.push(" ".to_owned());
            }
        }
        last = Some((letter.to, letter.size));
        pieces.push(if is_space { " ".to_owned() } else { letter.text });
    }
    pieces
}

/// Whether a text ends in a sign that stands in a square of its own, without spaces around.
pub(super) fn is_square(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_square_sign)
}

pub(super) fn is_square_sign(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(sign, '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
