//! Phone numbers, which have no checksum: international ones after `+` or `00`, and national ones in the forms of
//! countries where they begin with a zero, of North America in its groups, and of mobile phones in China.

use super::run_of_digits::{Beginning, RunOfDigits};

/// The most digits of an international number with `00` before it (E.164).
const DIGITS_MAX: usize = 17;

/// Where a number that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    let begins = matches!(text[from], '+' | '(') || text[from].is_ascii_digit();
    let goes_back = text[from].is_ascii_digit() && from.checked_sub(1).is_some_and(|before| text[before] == '+');
    if !begins || goes_back {
        return None;
    }
    let is_international = text[from] == '+';
    let first = from + usize::from(!text[from].is_ascii_digit());
    let run = RunOfDigits::read(text, first, DIGITS_MAX, (&[' ', '-', '.', '/', '(', ')'], 2));
    let is_one = |it: &Beginning<'_>| if is_international { is_abroad(it.digits) } else { is_national(it) };
    run.beginnings(text, first).find(is_one).map(|it| it.to)
}

/// A country's code and a number, 8 to 15 digits.
fn is_abroad(digits: &[u8]) -> bool {
    (8..=15).contains(&digits.len()) && digits[0] != 0
}

fn is_national(number: &Beginning<'_>) -> bool {
    let (digits, sizes) = (number.digits, &number.sizes[..]);
    match digits {
        [0, 0, rest @ ..] => is_abroad(rest),
        // Neither a date nor a fraction.
        [0, ..] => (9..=12).contains(&digits.len()) && sizes[0] > 1 && !sizes.starts_with(&[2, 2, 4]),
        [1, 3..=9, ..] if digits.len() == 11 => matches!(sizes, [11] | [3, 4, 4] | [1, 3, 3, 4]),
        [1, ..] => matches!(sizes, [1, 3, 3, 4]),
        [2..=9, ..] => matches!(sizes, [3, 3, 4]),
        _ => false,
    }
}
