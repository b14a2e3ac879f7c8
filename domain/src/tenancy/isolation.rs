//! Where the rows of a tenant are.

use crate::words;

words! {
    /// Where a tenant's rows are.
    Isolation {
        /// Beside those of others, walled off by row-level security.
        Shared = "shared",
        /// In a database of its own.
        Dedicated = "dedicated",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that declares the words has no place for a default")]
impl Default for Isolation {
    fn default() -> Self {
        Self::Shared
    }
}
