//! Days of the calendar, as letters have them.

use super::scan::{Places, Text};

/// Months by their English and German names; three letters or more of them will do.
const MONTHS: [(&str, u32); 16] = [
    ("january", 31),
    ("february", 29),
    ("march", 31),
    ("april", 30),
    ("may", 31),
    ("june", 30),
    ("july", 31),
    ("august", 31),
    ("september", 30),
    ("october", 31),
    ("november", 30),
    ("december", 31),
    ("januar", 31),
    ("märz", 31),
    ("oktober", 31),
    ("dezember", 31),
];

pub fn days(text: &Text) -> Places {
    text.each(|place| {
        let free = text.begins(place) && !"./-".contains(text.before(place));
        let here = if text.at(place).is_ascii_digit() { number_first(text, place) } else { month_first(text, place) };
        // A day before punctuation ends there; one before more digits is something else.
        here.filter(|end| free && text.ends(*end) && !follows(text, *end))
    })
}

/// Whether a mark and a further digit make a longer number of it.
fn follows(text: &Text, end: usize) -> bool {
    "./-".contains(text.at(end)) && text.at(end + 1).is_ascii_digit()
}

fn number_first(text: &Text, place: usize) -> Option<usize> {
    by_numbers(text, place).or_else(|| day_of_month(text, place)).or_else(|| in_chinese(text, place))
}

/// A number of so many digits at most, and where it ends.
fn number(text: &Text, place: usize, digits_max: usize) -> Option<(u32, usize)> {
    let digits = text.run(place, |c| c.is_ascii_digit());
    if digits == 0 || digits > digits_max {
        return None;
    }
    let end = place + digits;
    text.between(&(place..end)).parse().ok().map(|number| (number, end))
}

/// 2026-03-12, 12.03.2026, 12/03/26, 3/12/2026: three numbers with the same mark between them.
fn by_numbers(text: &Text, place: usize) -> Option<usize> {
    let (first, end) = number(text, place, 4)?;
    let mark = text.at(end);
    if !"./-".contains(mark) {
        return None;
    }
    let (second, middle) = number(text, end + 1, 2)?;
    let (third, end) = (text.at(middle) == mark).then(|| number(text, middle + 1, 4)).flatten()?;
    let digits = text.run(place, |c| c.is_ascii_digit());
    let last = end - middle - 1;
    let right = match (digits, mark) {
        (4, '-' | '/' | '.') => is_day(third, second) && is_year(first),
        (1 | 2, '/') => (is_day(first, second) || is_day(second, first)) && is_short_year(third, last),
        (1 | 2, '.' | '-') => is_day(first, second) && is_short_year(third, last),
        _ => false,
    };
    right.then_some(end)
}

fn is_day(day: u32, month: u32) -> bool {
    let length = month.checked_sub(1).and_then(|nth| MONTHS.get(nth as usize)).filter(|_| month <= 12);
    length.is_some_and(|(_, days)| (1..=*days).contains(&day))
}

fn is_year(year: u32) -> bool {
    (1800..=2299).contains(&year)
}

fn is_short_year(year: u32, digits: usize) -> bool {
    digits == 2 || is_year(year)
}

/// 12 March 2026, 12th of March, 12. März
fn day_of_month(text: &Text, place: usize) -> Option<usize> {
    let (day, mut end) = number(text, place, 2)?;
    end += ["st", "nd", "rd", "th", "."].into_iter().find(|it| text.says(end, it)).map_or(0, str::len);
    end += text.run(end, |c| c == ' ' || c == '\u{A0}');
    if text.says(end, "of ") {
        end += 3;
    }
    let (days, end) = month(text, end)?;
    (1..=days).contains(&day).then(|| with_year(text, end))
}

/// March 12, 2026
fn month_first(text: &Text, place: usize) -> Option<usize> {
    let (days, end) = month(text, place)?;
    let space = text.run(end, |c| c == ' ' || c == '\u{A0}');
    let (day, mut end) = number(text, end + space, 2)?;
    if space == 0 || !(1..=days).contains(&day) {
        return None;
    }
    end += ["st", "nd", "rd", "th"].into_iter().find(|it| text.says(end, it)).map_or(0, str::len);
    Some(with_year(text, end))
}

/// The days of the month whose name stands here, whole or shortened, and where the name ends.
fn month(text: &Text, place: usize) -> Option<(u32, usize)> {
    let length = text.run(place, char::is_alphabetic);
    let word = text.between(&(place..place + length)).to_lowercase();
    let shortened = |name: &str| word == name || ((3..=4).contains(&length) && name.starts_with(&word));
    let (_, days) = MONTHS.iter().find(|(name, _)| length >= 3 && shortened(name))?;
    let end = place + length;
    // The full stop of a shortened name, unless it ends the sentence.
    let stop = text.at(end) == '.' && length <= 4 && text.at(end + 1) == ' ' && text.at(end + 2).is_ascii_digit();
    Some((*days, end + usize::from(stop)))
}

/// With the year that follows, if one does.
fn with_year(text: &Text, end: usize) -> usize {
    let next = end + text.run(end, |c| c == ',').min(1);
    let next = next + text.run(next, |c| c == ' ' || c == '\u{A0}');
    match number(text, next, 4) {
        Some((year, after)) if next > end && is_year(year) && text.ends(after) => after,
        _ => end,
    }
}

/// 2026年3月12日, 2026년 3월 12일
fn in_chinese(text: &Text, place: usize) -> Option<usize> {
    let part = |place: usize, marks: &str| {
        let place = place + text.run(place, |c| c == ' ');
        let (value, end) = number(text, place, 4)?;
        marks.contains(text.at(end)).then_some((value, end + 1))
    };
    let (year, end) = part(place, "年년")?;
    let (month, end) = part(end, "月월")?;
    let (day, end) = part(end, "日일")?;
    (is_year(year) && is_day(day, month)).then_some(end)
}
