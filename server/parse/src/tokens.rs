//! How much a sentence model reads in a text, without its list of words.

/// Letters of a word that are mostly one piece of it.
const WHOLE: usize = 6;
/// Letters of each further piece.
const FURTHER: usize = 4;
/// Digits of a piece of a number.
const DIGITS: usize = 3;

/// An estimate of the word pieces that models of the BERT family make of a text. It errs above: what is cut by it mostly
/// fits into what such a model reads. Scripts that its list of words hardly knows are read letter by letter, Korean
/// syllables by the letters that they're made of.
pub(crate) fn tokens(text: &str) -> u32 {
    let (mut count, mut letters, mut digits) = (0_usize, 0_usize, 0_usize);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => letters += 1,
            '0'..='9' => digits += 1,
            _ => {
                count += word(letters) + number(digits) + other(letter);
                (letters, digits) = (0, 0);
            }
        }
    }
    u32::try_from(count + word(letters) + number(digits)).unwrap_or(u32::MAX)
}

fn word(letters: usize) -> usize {
    match letters {
        0 => 0,
        1..=WHOLE => 1,
        _ => 1 + (letters - WHOLE).div_ceil(FURTHER),
    }
}

fn number(digits: usize) -> usize {
    digits.div_ceil(DIGITS)
}

fn other(letter: char) -> usize {
    match letter {
        _ if letter.is_whitespace() || letter.is_control() => 0,
        // Syllables come apart into two letters or three.
        '\u{ac00}'..='\u{d7a3}' => 3,
        // Marks above and below letters are dropped.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' => 0,
        _ => 1,
    }
}
