//! A place in the log.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A place in the log's total order: by transaction, then by position. A position alone is none: a transaction may
/// take its positions early and commit late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cursor {
    /// The transaction that appended, from `log.current_transaction()`.
    pub transaction: i64,
    /// The event's number.
    pub position: i64,
}

impl Cursor {
    /// Before the first event.
    pub const START: Self = Self { transaction: 0, position: 0 };
}

impl fmt::Display for Cursor {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}", self.transaction, self.position)
    }
}

impl FromStr for Cursor {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (transaction, position) = text.split_once('.').ok_or(NoPlace)?;
        let number = |digits: &str| digits.parse().ok().filter(|number: &i64| *number >= 0).ok_or(NoPlace);
        Ok(Self { transaction: number(transaction)?, position: number(position)? })
    }
}

/// A text that names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPlace;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written_and_nothing_else_is_one() {
        let place = Cursor { transaction: 812, position: 4711 };
        assert_eq!(place.to_string().parse(), Ok(place));
        for text in ["", "812", "812.", ".4711", "-1.2", "8.1.2", "a.b", "99999999999999999999.1"] {
            assert_eq!(text.parse::<Cursor>(), Err(NoPlace), "{text}");
        }
    }
}
