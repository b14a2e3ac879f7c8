//! The installation itself, as those see it who run it.

mod requests;
mod usage;

pub use requests::{RequestRow, Requests};
pub use usage::{CallOutcome, Usage, UsageRow};
