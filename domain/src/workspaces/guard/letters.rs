//! A text as rules read it: digits of every script as plain ones, full-width letters as narrow ones, without characters
//! that nobody sees; and where each of them stands in the text itself.

/// A text as rules read it.
pub(super) struct Letters {
    /// What is read.
    pub plain: Vec<char>,
    /// Where each of them begins and ends in the text, in bytes.
    places: Vec<(usize, usize)>,
}

impl Letters {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let seen = text.char_indices().filter(|(_, c)| !is_invisible(*c));
        let (plain, places) = seen.map(|(from, c)| (plain(c), (from, from + c.len_utf8()))).unzip();
        Self { plain, places }
    }

    /// Where the letters from one place up to another stand in the text, in bytes; never empty.
    pub fn bytes(&self, from: usize, to: usize) -> (usize, usize) {
        (self.places[from].0, self.places[to - 1].1)
    }
}

/// Whether a letter or digit belongs to words of Latin script, which is written with spaces: only there a word that goes
/// on is another word.
pub(super) fn is_latin(c: char) -> bool {
    c < '\u{250}' && c.is_alphanumeric()
}

/// Whether a piece from one place up to another stands by itself.
pub(super) fn stands_alone(text: &[char], from: usize, to: usize) -> bool {
    let goes_on = |c: &char| is_latin(*c) || *c == '_';
    let before = from.checked_sub(1).and_then(|place| text.get(place));
    !before.is_some_and(goes_on) && !text.get(to).is_some_and(goes_on)
}

/// Soft hyphens, joiners, marks of direction, selectors of variants, signs of order.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

fn plain(c: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6F0}'..='\u{6F9}' => digit(0x6F0),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}
