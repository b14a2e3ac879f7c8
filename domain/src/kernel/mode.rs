//! For real, or to try things out.

use crate::words;

words! {
    /// Whether something counts. Tenants, and everything that happens in them, are one or the other; limits, mail and
    /// bills look at it.
    Mode {
        /// For real.
        Live = "live",
        /// To try things out; the tenant may have a clock of its own.
        Test = "test",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that declares the words has no place for a default")]
impl Default for Mode {
    fn default() -> Self {
        Self::Live
    }
}
