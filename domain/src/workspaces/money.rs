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

#[cfg(test)]
mod tests {
    use super::*;

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
