use crate::kernel::{Example, LIMIT_MAX, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Who has acted as oneself in this tenant, when and why.
#[operation(query, identity, rest = GET "/me/impersonations", needs = SignedIn, output = Page<ImpersonationRow>)]
#[derive(Default)]
pub struct Impersonations {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ImpersonationSort>,
}

words! {
    /// The order of the list.
    ImpersonationSort {
        /// Newest first.
        BegunAtDown = "-begunAt",
        /// Oldest first.
        BegunAt = "begunAt",
    }
}

/// One time that somebody acted as the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ImpersonationRow {
    /// Who it was; empty once they are erased.
    pub by_name: String,
    /// Why.
    pub reason: String,
    /// When it began.
    pub begun_at: Moment,
    /// When it ended, or would end by itself.
    pub ended_at: Moment,
}

impl Example for Impersonations {
    fn example() -> Self {
        Self { limit: Some(5), ..Self::default() }
    }
}
