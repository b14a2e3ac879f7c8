//! Words that a workspace doesn't let through.

use super::letters::{Letters, is_latin};

/// How often these words stand in a text. Capitals, the marks of Arabic vowels and how much space there is make no
/// difference. In Latin script a word stands by itself; in scripts that join words it may be part of a longer one.
pub(super) fn count(letters: &Letters, words: &[String]) -> u32 {
    if words.is_empty() {
        return 0;
    }
    let text = folded(&letters.plain);
    let of_word = |word: &String| {
        let word = folded(&Letters::of(word.trim()).plain);
        if word.is_empty() {
            return 0;
        }
        let places = text.windows(word.len()).enumerate().filter(|(_, piece)| *piece == word.as_slice());
        places.filter(|(place, _)| is_whole(&text, *place, *place + word.len())).count()
    };
    super::count(words.iter().map(of_word).sum())
}

/// Whether a piece is no part of a longer Latin word.
fn is_whole(text: &[char], from: usize, to: usize) -> bool {
    let joined =
        |one: Option<&char>, next: Option<&char>| one.zip(next).is_some_and(|(a, b)| is_latin(*a) && is_latin(*b));
    let before = from.checked_sub(1).and_then(|place| text.get(place));
    !joined(before, text.get(from)) && !joined(text.get(to - 1), text.get(to))
}

fn folded(plain: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(plain.len());
    for c in plain.iter().copied().filter(|c| !matches!(c, '\u{640}' | '\u{64B}'..='\u{652}')) {
        if !c.is_whitespace() {
            out.extend(c.to_lowercase());
        } else if out.last() != Some(&' ') {
            out.push(' ');
        }
    }
    out
}
