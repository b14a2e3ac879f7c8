//! One way of writing a word for all ways in which it is written.

use super::words::is_mark;
use unicode_normalization::UnicodeNormalization;

/// A word in small letters, without accents and vowels, its digits those of ASCII. The forms of alef become one, as do ya and alef
/// maqsura, ha and ta marbuta: people write either.
pub(super) fn folded(word: &[char]) -> String {
    let apart = word.iter().copied().nfkd().filter(|letter| !is_mark(*letter) && *letter != TATWEEL);
    apart.flat_map(char::to_lowercase).map(plain).collect()
}

/// Signs as they are stored, half-width or not.
pub(super) fn composed(signs: &[char]) -> Vec<char> {
    signs.iter().copied().nfkc().collect()
}

/// Lengthens an Arabic word for the look of it alone.
const TATWEEL: char = '\u{0640}';

fn plain(letter: char) -> char {
    match letter {
        '\u{0671}' => 'ا',
        'ى' | '\u{06CC}' => 'ي',
        'ة' => 'ه',
        '\u{06A9}' => 'ك',
        '\u{0660}'..='\u{0669}' => digit(letter, 0x0660),
        '\u{06F0}'..='\u{06F9}' => digit(letter, 0x06F0),
        other => other,
    }
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter) - zero, 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_one_however_it_is_written() {
        let fold = |word: &str| folded(&word.chars().collect::<Vec<_>>());
        for (one, other) in [
            ("Crème", "creme"),
            ("السَّلامة", "السلامه"),
            ("أرز", "ارز"),
            ("إلى", "الي"),
            ("مستـــودع", "مستودع"),
            ("٢٠٢٦", "2026"),
            ("ＡＦ２１０", "af210"),
        ] {
            assert_eq!(fold(one), other);
        }
    }
}
