use super::{IsolationCellRow, IsolationSubject, IsolationVerdict};
use crate::kernel::{Example, LIMIT_MAX, Page, ProofId};
use domain_macros::operation;

/// The cells of one proof of isolation: who tried what, what the policy says, and what came.
#[operation(query, platform, rest = GET "/platform/isolation-cells", needs = ReadSystem, reach = Platform, output = Page<IsolationCellRow>)]
#[derive(Default)]
pub struct IsolationCells {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Of this proof; of the latest unless told.
    pub proof_id: Option<ProofId>,
    /// Only operations, or only tables.
    pub subject: Option<IsolationSubject>,
    /// Only what came to this.
    pub verdict: Option<IsolationVerdict>,
    /// Part of the operation's or the table's name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

impl Example for IsolationCells {
    fn example() -> Self {
        Self { limit: Some(20), verdict: Some(IsolationVerdict::Leak), ..Self::default() }
    }
}
