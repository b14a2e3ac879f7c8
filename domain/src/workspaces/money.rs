//! Millionths of a US dollar as people read them, alike wherever a price, a cost or a budget stands.

const MICROS: u64 = 1_000_000;

/// As a number: two places, or as many as there are, so that sums on a screen are those that were counted.
pub fn dollars(micros: u64) -> String {
    let digits = format!("{:06}", micros % MICROS);
    let places = digits.trim_end_matches('0');
    format!("{}.{places:0<2}", micros / MICROS)
}

/// As an amount with its currency.
pub fn readable_cost(micros: u64) -> String {
    format!("{} USD", dollars(micros))
}

/// Digits behind the point that make a difference.
const PLACES: usize = 6;

/// Millionths of a US dollar from dollars as people write them: `0.15`, `0,15`, `$2`, with Arabic or full-width digits
/// too. None for what is no amount, has more than six decimals, or could be meant in two ways, as `1,000`.
pub fn micros_of(text: &str) -> Option<u64> {
    let text = text.trim().trim_start_matches('$').trim_start();
    let mut parts = text.split(MARKS);
    let (whole, places) = (digits(parts.next()?)?, digits(parts.next().unwrap_or_default())?);
    let is_thousands = text.contains(COMMAS) && places.len() == 3 && whole.bytes().any(|digit| digit != b'0');
    let places = places.trim_end_matches('0');
    if parts.next().is_some() || !text.chars().any(char::is_numeric) || is_thousands || places.len() > PLACES {
        return None;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: u64 = format!("{places:0<PLACES$}").parse().ok()?;
    whole.checked_mul(MICROS)?.checked_add(part)
}

/// What stands before decimals: point and comma, the Arabic one, and those of full width.
const MARKS: [char; 5] = ['.', ',', '\u{66b}', '\u{ff0e}', '\u{ff0c}'];
/// Those of them that stand between thousands elsewhere.
const COMMAS: [char; 2] = [',', '\u{ff0c}'];
/// The zeros of the digits that are understood: Latin, Arabic, Persian, of full width.
const ZEROS: [char; 4] = ['0', '\u{660}', '\u{6f0}', '\u{ff10}'];

/// The same in Latin digits; none if there is anything else.
fn digits(text: &str) -> Option<String> {
    let digit = |c: char| {
        let above = |zero: &char| u32::from(c).checked_sub(u32::from(*zero));
        ZEROS.iter().filter_map(above).find_map(|value| char::from_digit(value, 10))
    };
    text.chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_exactly() {
        let read = |texts: &[&str]| texts.iter().map(|text| micros_of(text)).collect::<Vec<_>>();
        let same = ["0.15", " 0,15 ", "$0.15", "$ .15", "0.150000000", "0,150", "\u{660}\u{66b}\u{661}\u{665}"];
        assert_eq!(read(&same), [Some(150_000); 7]);
        let whole = ["2", "2.", "002.0", "\u{6f2}", "\u{ff12}\u{ff0e}\u{ff10}"];
        assert_eq!(read(&whole), [Some(2_000_000); 5]);
        assert_eq!(read(&["0", "0.000001", "1.000", "1234567.891"]), [0, 1, 1_000_000, 1_234_567_891_000].map(Some));
    }

    #[test]
    fn what_is_no_amount_or_could_be_two_is_none() {
        let bad =
            ["", " ", ".", "$", "-1", "1e3", "1.2.3", "1,000", "1,000.50", "0.0000001", "a", "1 000", "18446744073710"];
        for text in bad {
            assert_eq!(micros_of(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for micros in [0, 1, 75, 150_000, 1_234_567, 20_000_000, 1_000_000_000_000] {
            assert_eq!(micros_of(&dollars(micros)), Some(micros));
        }
    }

    #[test]
    fn an_amount_is_exact_and_has_two_places_at_least() {
        let read = [0, 75, 450, 250_000, 1_234_567, 12_500_000, 20_000_000].map(dollars);
        assert_eq!(read, ["0.00", "0.000075", "0.00045", "0.25", "1.234567", "12.50", "20.00"]);
    }

    #[test]
    fn a_cost_names_its_currency() {
        assert_eq!(readable_cost(1_500_000), "1.50 USD");
    }
}
