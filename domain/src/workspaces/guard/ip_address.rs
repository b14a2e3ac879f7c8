//! Addresses of the internet, version 4 and 6.

use super::letters::stands_alone;
use core::net::{Ipv4Addr, Ipv6Addr};

/// The longest address, as text.
const CHARS_MAX: usize = 45;

/// Where an address that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    version_4(text, from).or_else(|| version_6(text, from))
}

fn version_4(text: &[char], from: usize) -> Option<usize> {
    let to = run(text, from, |c| c.is_ascii_digit() || c == '.')?;
    let goes_back = from.checked_sub(1).is_some_and(|before| text[before] == '.');
    let is_one = !goes_back && written(text, from, to).parse::<Ipv4Addr>().is_ok();
    (is_one && stands_alone(text, from, to)).then_some(to)
}

/// A time has colons too, and so has code: an address of version 6 has at least two of them and a digit.
fn version_6(text: &[char], from: usize) -> Option<usize> {
    let to = run(text, from, |c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))?;
    let goes_back = from.checked_sub(1).is_some_and(|before| text[before] == ':');
    let piece = &text[from..to];
    let has_form = piece.iter().filter(|c| **c == ':').count() >= 2 && piece.iter().any(char::is_ascii_digit);
    let is_one = has_form && !goes_back && written(text, from, to).parse::<Ipv6Addr>().is_ok();
    (is_one && stands_alone(text, from, to)).then_some(to)
}

/// Where the characters of an address that begin here end, without the full stop of a sentence.
fn run(text: &[char], from: usize, is_of_it: impl Fn(char) -> bool) -> Option<usize> {
    let length = text[from..].iter().take(CHARS_MAX + 1).take_while(|c| is_of_it(**c)).count();
    let stops = text[from..from + length].iter().rev().take_while(|c| **c == '.').count();
    (length > stops).then_some(from + length - stops)
}

fn written(text: &[char], from: usize, to: usize) -> String {
    text[from..to].iter().collect()
}
