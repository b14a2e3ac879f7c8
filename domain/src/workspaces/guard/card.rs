//! Numbers of payment cards: those that a scheme gives out, with Luhn's check digit (ISO/IEC 7812).

use super::run_of_digits::RunOfDigits;

/// The longest number of a card.
const DIGITS_MAX: usize = 19;

/// Where a card's number that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    if !text[from].is_ascii_digit() {
        return None;
    }
    let run = RunOfDigits::read(text, from, DIGITS_MAX, (&[' ', '-'], 1));
    let card = run.beginnings(text, from).find(|it| is_of_a_scheme(it.digits) && is_right(it.digits));
    card.map(|it| it.to)
}

/// Whether a scheme gives out such numbers, by their first four digits and their length.
fn is_of_a_scheme(digits: &[u8]) -> bool {
    if digits.len() < 12 {
        return false;
    }
    let first = digits[..4].iter().fold(0, |number: u16, digit| number * 10 + u16::from(*digit));
    match digits.len() {
        13 => first / 1_000 == 4,
        14 => matches!(first / 10, 300..=305 | 309) || matches!(first / 100, 36 | 38 | 39),
        15 => matches!(first / 100, 34 | 37),
        16 => {
            first / 1_000 == 4
                || matches!(first, 2_200..=2_204 | 2_221..=2_720 | 3_528..=3_589 | 6_011)
                || matches!(first / 100, 50..=59 | 62 | 65)
                || matches!(first / 10, 644..=649)
        }
        17 | 18 => first / 100 == 62,
        19 => first / 1_000 == 4 || first / 100 == 62,
        _ => false,
    }
}

/// Whether the last digit is Luhn's.
fn is_right(digits: &[u8]) -> bool {
    let value = |(place, digit): (usize, &u8)| {
        let digit = u32::from(*digit);
        if place.is_multiple_of(2) { digit } else { digit * 2 / 10 + digit * 2 % 10 }
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>().is_multiple_of(10)
}
