//! Bank accounts by ISO 13616: a country's length, and check digits that leave one when divided by 97. In one piece, or
//! in groups with a space or a hyphen between them.

use super::letters::{is_latin, stands_alone};

/// How long accounts of each country are.
const LENGTHS: [(&str, usize); 81] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("BI", 27),
];

/// Where an account that begins here ends.
pub(super) fn ends(text: &[char], from: usize) -> Option<usize> {
    let begins = text[from].is_ascii_alphabetic() && from.checked_sub(1).is_none_or(|before| !is_latin(text[before]));
    if !begins {
        return None;
    }
    let country: String = text.get(from..from + 2)?.iter().map(char::to_ascii_uppercase).collect();
    let (_, length) = LENGTHS.iter().find(|(name, _)| *name == country)?;
    let (mut letters, mut place) = (Vec::with_capacity(*length), from);
    while letters.len() < *length {
        let c = *text.get(place)?;
        match c {
            _ if c.is_ascii_alphanumeric() => letters.push(c.to_ascii_uppercase()),
            ' ' | '-' if text.get(place - 1).is_some_and(char::is_ascii_alphanumeric) => {}
            _ => return None,
        }
        place += 1;
    }
    (is_right(&letters) && stands_alone(text, from, place)).then_some(place)
}

/// Whether the check digits fit (ISO 7064, MOD 97-10).
fn is_right(letters: &[char]) -> bool {
    let has_digits = letters.iter().skip(2).take(2).all(char::is_ascii_digit);
    let rest = letters.iter().cycle().skip(4).take(letters.len()).try_fold(0, |rest: u32, letter| {
        let value = letter.to_digit(36)?;
        let longer = if value < 10 { rest * 10 + value } else { rest * 100 + value };
        Some(longer % 97)
    });
    has_digits && rest == Some(1)
}
