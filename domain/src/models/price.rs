//! The price of a model as it is told: in millionths of a US dollar by programs, in dollars by people.

use crate::workspaces::micros_of;
use garde::Error;
use serde::{Deserialize, Deserializer, de};

/// The highest price: a million dollars for a million tokens.
pub(super) const PRICE_MOST: u64 = 1_000_000_000_000;
/// Stands for dollars that can't be read. No price is so high: the rules name the field.
const UNREADABLE: u64 = u64::MAX;

#[derive(Deserialize)]
#[serde(untagged)]
enum Told {
    Micros(u64),
    /// The same in a form, where everything is text.
    Text(String),
    /// What a person typed: the name of their field ends with `[dollars]`.
    Dollars {
        dollars: String,
    },
}

/// Reads a price; a field that was left empty is no price at all, which is nothing.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    match Told::deserialize(from)? {
        Told::Micros(micros) => Ok(micros),
        Told::Text(text) => text.parse().map_err(de::Error::custom),
        Told::Dollars { dollars } if dollars.trim().is_empty() => Ok(0),
        Told::Dollars { dollars } => Ok(micros_of(&dollars).unwrap_or(UNREADABLE)),
    }
}

/// A price that can be asked for.
pub(super) fn known(micros: &u64, _: &()) -> garde::Result {
    if *micros <= PRICE_MOST { Ok(()) } else { Err(Error::new("not_a_price")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::value::{Error as ValueError, MapDeserializer, StrDeserializer, U64Deserializer};

    fn typed(dollars: &str) -> u64 {
        let map = MapDeserializer::<_, ValueError>::new(std::iter::once(("dollars", dollars)));
        read(map).expect("a field of a form is always read")
    }

    #[test]
    fn programs_say_millionths_and_people_dollars() {
        assert_eq!(read(U64Deserializer::<ValueError>::new(150_000)), Ok(150_000));
        assert_eq!(read(StrDeserializer::<ValueError>::new("150000")), Ok(150_000));
        assert!(read(StrDeserializer::<ValueError>::new("0.15")).is_err());
        assert_eq!(["0.15", "0,15", "2", ""].map(typed), [150_000, 150_000, 2_000_000, 0]);
    }

    #[test]
    fn what_is_no_price_is_named_by_the_rules() {
        for bad in ["cheap", "-1", "1,000", "1000000.01"] {
            assert!(known(&typed(bad), &()).is_err(), "{bad}");
        }
        assert!(known(&PRICE_MOST, &()).is_ok());
    }
}
