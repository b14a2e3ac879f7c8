//! A place in the log.

use serde::{Deserialize, Serialize};

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
