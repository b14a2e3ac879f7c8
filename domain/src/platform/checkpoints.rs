use crate::kernel::{Example, LIMIT_MAX, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The signed checkpoints of the log: what was sealed, and the signature over it. Keep them elsewhere, and nobody can
/// recompute the log unnoticed.
#[operation(query, platform, rest = GET "/checkpoints", needs = ReadSystem, reach = Platform, output = Page<CheckpointRow>)]
#[derive(Default)]
pub struct Checkpoints {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<CheckpointSort>,
}

words! {
    /// The order of the list.
    CheckpointSort {
        /// From the first one on.
        Number = "number",
        /// Newest first.
        NumberDown = "-number",
    }
}

/// A checkpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CheckpointRow {
    /// The seal's number, from 1 without gaps.
    pub number: u64,
    /// How many events and accesses it covers.
    pub count: u64,
    /// When it was sealed.
    pub sealed_at: Moment,
    /// The text that is signed: the seal as JSON.
    pub payload: String,
    /// Ed25519 over the bytes of `payload`, base64.
    pub signature: String,
    /// The key to check it with, 32 bytes in base64.
    pub public_key: String,
}

impl Example for Checkpoints {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
