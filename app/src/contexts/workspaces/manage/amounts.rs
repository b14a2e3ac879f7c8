//! Amounts of money and numbers as people type and read them.

/// Millionths in one.
const MICROS: u64 = 1_000_000;

/// Dollars as millionths: `12.5` is 12,500,000. None for what is no amount, and for what is smaller than a millionth.
pub(super) fn micros(typed: &str) -> Option<u64> {
    let (whole, part) = typed.trim().split_once('.').unwrap_or((typed.trim(), ""));
    let is_number = |digits: &str| digits.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) || part.len() > 6 {
        return None;
    }
    let part: u64 = format!("{part:0<6}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(MICROS)?.checked_add(part)
}

/// Millionths as dollars, without zeros at the end: `12.5`.
pub(super) fn dollars(micros: u64) -> String {
    let (whole, part) = (micros / MICROS, format!("{:06}", micros % MICROS));
    match part.trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{dollars, micros};

    #[test]
    fn an_amount_is_read_as_it_is_written() {
        for amount in ["0.000001", "12.5", "40", "0.25"] {
            assert_eq!(micros(amount).map(dollars).as_deref(), Some(amount));
        }
        assert_eq!(micros(" 1.50 "), Some(1_500_000));
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for nothing in ["", ".", ".5", "1,5", "-1", "1e3", "0.0000001", "99999999999999999999"] {
            assert_eq!(micros(nothing), None, "{nothing}");
        }
    }
}
