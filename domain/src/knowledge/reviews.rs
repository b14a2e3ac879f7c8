use crate::kernel::{DocumentId, Example, LIMIT_MAX, Moment, Page, SpaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The versions that wait for one's approval: those that one was asked about.
#[operation(query, knowledge, rest = GET "/reviews", needs = ReadKnowledge, output = Page<ReviewRow>)]
#[derive(Default)]
pub struct Reviews {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; what has waited longest comes first unless told.
    pub sort: Option<ReviewSort>,
}

words! {
    /// The order of the list.
    ReviewSort {
        /// What has waited longest comes first.
        AskedAt = "askedAt",
        /// What was asked last comes first.
        AskedAtDown = "-askedAt",
    }
}

/// A version that waits for approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "DocumentReviewRow"))]
pub struct ReviewRow {
    /// The document.
    pub id: DocumentId,
    /// The version.
    pub version: u32,
    /// The space that it stands in.
    pub space_id: SpaceId,
    /// What that is called.
    pub space_name: String,
    /// What the version is called.
    pub title: String,
    /// Who wrote it.
    pub by_name: String,
    /// Since when it waits.
    pub asked_at: Moment,
}

impl Example for Reviews {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(ReviewSort::AskedAt), ..Self::default() }
    }
}
