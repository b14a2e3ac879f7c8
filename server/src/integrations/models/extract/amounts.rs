//! Numbers, and those that are money.

use super::scan::{Places, Text};

const SIGNS: &str = "$€£¥₩₹₽₺₴฿₫";
/// The currencies of ISO 4217 that trade is done in most.
const CODES: [&str; 30] = [
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "KRW", "INR", "AED", "SAR", "EGP", "QAR", "KWD", "AUD", "CAD", "NZD",
    "SGD", "HKD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "ZAR", "BRL", "MXN", "RUB",
];
const WORDS: [&str; 12] =
    ["euros", "euro", "dollars", "dollar", "pounds", "pound", "francs", "yen", "元", "원", "درهم", "ريال"];

/// Digits with separators of thousands and a decimal mark: 1,234.50, 1.234,50, 1 234, 12.5.
pub fn numbers(text: &Text) -> Places {
    text.each(|place| {
        let before = text.before(place);
        let goes_on =
            before == '.' || before == ',' || before == '_' || "+-−".contains(before) && text.begins(place - 1);
        let sign = "+-−".contains(text.at(place)) && text.at(place + 1).is_ascii_digit() && text.begins(place);
        let start = place + usize::from(sign);
        let first = text.at(start).is_ascii_digit() && !text.before(start).is_ascii_digit();
        let free = sign || (!before.is_alphanumeric() && !goes_on);
        if !first || !free {
            return None;
        }
        let end = digits(text, start)?;
        (!text.at(end).is_ascii_alphanumeric() && text.at(end) != '_').then_some(end)
    })
}

/// Groups of digits in a number: with more it is something else.
const GROUPS_MAX: usize = 12;

/// Where a number that begins here ends. Marks count while digits follow, spaces only before groups of three.
fn digits(text: &Text, from: usize) -> Option<usize> {
    let run = |place| text.run(place, |c| c.is_ascii_digit());
    let mut end = from + run(from);
    if end == from {
        return None;
    }
    let grouped = end - from <= 3;
    for _ in 0..GROUPS_MAX {
        let more = run(end + 1);
        match text.at(end) {
            '.' | ',' if more > 0 => end += 1 + more,
            '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' if grouped && more == 3 => end += 4,
            _ => return Some(end),
        }
    }
    None
}

/// Numbers with a currency before or after them, together with it.
pub fn money(text: &Text) -> Places {
    text.each(|place| currency_first(text, place).or_else(|| amount_first(text, place)))
}

fn currency_first(text: &Text, place: usize) -> Option<usize> {
    if !text.begins(place) {
        return None;
    }
    let length = if SIGNS.contains(text.at(place)) {
        1
    } else {
        let code = CODES.iter().find(|code| text.between_is(place, code))?;
        code.len()
    };
    let start = place + length + text.run(place + length, |c| c == ' ' || c == '\u{A0}').min(1);
    let end = digits(text, start)?;
    text.ends(end).then_some(end)
}

fn amount_first(text: &Text, place: usize) -> Option<usize> {
    if !text.begins(place) || ".,".contains(text.before(place)) {
        return None;
    }
    let end = digits(text, place)?;
    let start = end + text.run(end, |c| c == ' ' || c == '\u{A0}').min(1);
    if SIGNS.contains(text.at(start)) {
        return Some(start + 1);
    }
    let code = CODES.iter().find(|code| text.between_is(start, code)).map(|code| code.len());
    let word = || WORDS.iter().find(|word| text.says(start, word)).map(|word| word.chars().count());
    let after = start + code.or_else(word)?;
    // Chinese and Korean write on without a space.
    (text.ends(after) || !text.before(after).is_ascii()).then_some(after)
}

impl Text {
    /// Whether exactly these capitals stand at a place.
    fn between_is(&self, place: usize, code: &str) -> bool {
        code.chars().zip(place..).all(|(c, place)| self.at(place) == c)
    }
}
