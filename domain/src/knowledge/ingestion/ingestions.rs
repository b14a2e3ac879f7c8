use super::{IngestionNote, IngestionStatus};
use crate::kernel::{DocumentId, Example, LIMIT_MAX, Moment, Page, SpaceId};
use crate::knowledge::DocumentKind;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The documents that one may read and that are in the index or on their way into it, with how far each is.
#[operation(query, knowledge, rest = GET "/ingestions", needs = ReadKnowledge, output = Page<IngestionRow>)]
#[derive(Default)]
pub struct Ingestions {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; what was asked for last comes first unless told.
    pub sort: Option<IngestionSort>,
    /// Only this space.
    pub space_id: Option<SpaceId>,
    /// Only those that stand so.
    pub status: Option<IngestionStatus>,
}

words! {
    /// The order of the list.
    IngestionSort {
        /// What was asked for first comes first.
        AskedAt = "askedAt",
        /// What was asked for last comes first.
        AskedAtDown = "-askedAt",
    }
}

/// A document in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IngestionRow {
    /// The document.
    pub id: DocumentId,
    /// Its space.
    pub space_id: SpaceId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The version that is read.
    pub version: u32,
    /// Where it stands.
    pub status: IngestionStatus,
    /// What is to be known besides.
    pub note: Option<IngestionNote>,
    /// Passages that have their vector.
    pub done: u32,
    /// Passages that it was cut into; 0 until it was read.
    pub total: u32,
    /// How many places of it can't be read.
    pub faults: u32,
    /// Tokens that the sentence model read of it.
    pub tokens: u32,
    /// When somebody last asked that it be read.
    pub asked_at: Moment,
    /// When that ended.
    pub ended_at: Option<Moment>,
}

impl Example for Ingestions {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(IngestionStatus::Failed), ..Self::default() }
    }
}
