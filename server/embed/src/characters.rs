//! What a BERT tokeniser knows of single characters (Google's `BasicTokenizer`, uncased).

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The words and marks of a text in lower case, without accents; each mark and each Chinese character is a word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let plain = text.chars().filter(|&c| !is_noise(c)).flat_map(spaced).nfd();
    let plain = plain.filter(|c| c.general_category() != GeneralCategory::NonspacingMark).flat_map(char::to_lowercase);
    Words { characters: plain.collect::<String>().chars().collect(), at: 0 }
}

struct Words {
    characters: Vec<char>,
    at: usize,
}

impl Iterator for Words {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let rest = self.characters.get(self.at..)?;
        let start = self.at + rest.iter().position(|c| !c.is_whitespace())?;
        let rest = &self.characters[start..];
        let length = match rest.iter().position(|&c| c.is_whitespace() || is_mark(c)) {
            Some(0) => 1,
            Some(end) => end,
            None => rest.len(),
        };
        self.at = start + length;
        Some(rest[..length].iter().collect())
    }
}

/// Control and format characters, and those without a meaning: they are left out.
fn is_noise(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r')
        && (c == char::REPLACEMENT_CHARACTER
            || matches!(
                c.general_category(),
                GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::PrivateUse
            ))
}

/// A Chinese character between spaces, any other as it is.
fn spaced(c: char) -> impl Iterator<Item = char> {
    let around = is_chinese(c).then_some(' ');
    around.into_iter().chain([c]).chain(around)
}

/// The blocks of CJK ideographs; Hangul and Kana aren't among them.
fn is_chinese(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F
        | 0x2B920..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || c.general_category_group() == GeneralCategoryGroup::Punctuation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        words(text).collect()
    }

    #[test]
    fn words_are_plain_and_marks_stand_alone() {
        assert_eq!(read("  Crème brûlée, don't!\n"), ["creme", "brulee", ",", "don", "'", "t", "!"]);
        assert_eq!(read("SKU-4711\u{0}\u{200B}x"), ["sku", "-", "4711x"]);
        assert_eq!(read(" \t "), Vec::<String>::new());
    }

    #[test]
    fn each_chinese_character_is_a_word() {
        assert_eq!(read("我爱tea「好」"), ["我", "爱", "tea", "「", "好", "」"]);
    }
}
