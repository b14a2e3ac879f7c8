//! Numbers by which states know people: China's (GB 11643: a date of birth and a check digit by ISO 7064, MOD 11-2),
//! Korea's (a date of birth and, until October 2020, a check digit; since then only the form with its hyphen tells), and
//! the Emirates' (784, a year, and groups of a fixed form).

use super::letters::stands_alone;
use super::run_of_digits::RunOfDigits;

/// Where a number that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    if !text[from].is_ascii_digit() {
        return None;
    }
    of_china(text, from).or_else(|| of_korea(text, from)).or_else(|| of_the_emirates(text, from))
}

fn of_china(text: &[char], from: usize) -> Option<usize> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let to = from + 18;
    let number = text.get(from..to)?;
    let digits: Vec<u32> = number[..17].iter().map_while(|c| c.to_digit(10)).collect();
    let check = match number[17] {
        'x' | 'X' => 10,
        c => c.to_digit(10)?,
    };
    if digits.len() < 17 || !matches!(whole(&digits[6..8]), 19 | 20) {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let is_one = is_date(&digits[10..14]) && (12 - sum % 11) % 11 == check;
    (is_one && stands_alone(text, from, to)).then_some(to)
}

fn of_korea(text: &[char], from: usize) -> Option<usize> {
    const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
    let run = RunOfDigits::read(text, from, 13, (&['-'], 1));
    let digits: Vec<u32> = run.digits.iter().map(|digit| u32::from(*digit)).collect();
    let number = run.beginnings(text, from).find(|it| it.digits.len() == 13)?;
    if !is_date(&digits[2..6]) || !(1..=8).contains(&digits[6]) {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let is_one = match number.sizes[..] {
        [6, 7] => true,
        [13] => (11 - sum % 11) % 10 == digits[12],
        _ => false,
    };
    is_one.then_some(number.to)
}

fn of_the_emirates(text: &[char], from: usize) -> Option<usize> {
    let run = RunOfDigits::read(text, from, 15, (&['-', ' '], 1));
    let number = run.beginnings(text, from).find(|it| it.sizes == [3, 4, 7, 1])?;
    let is_one = number.digits.starts_with(&[7, 8, 4]) && matches!(number.digits[3..5], [1, 9] | [2, 0]);
    is_one.then_some(number.to)
}

/// Whether four digits are a month and a day.
fn is_date(digits: &[u32]) -> bool {
    (1..=12).contains(&whole(&digits[..2])) && (1..=31).contains(&whole(&digits[2..]))
}

fn whole(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}
