use super::IsolationProofRow;
use crate::kernel::{Example, LIMIT_MAX, Page};
use domain_macros::operation;

/// The proofs of isolation that this installation has made, the latest first.
#[operation(query, platform, rest = GET "/platform/isolation-proofs", needs = ReadSystem, reach = Platform, output = Page<IsolationProofRow>)]
#[derive(Default)]
pub struct IsolationProofs {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

impl Example for IsolationProofs {
    fn example() -> Self {
        Self { limit: Some(20), cursor: None }
    }
}
