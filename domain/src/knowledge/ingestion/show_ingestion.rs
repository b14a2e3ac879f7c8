use super::{IngestionFault, IngestionNote, IngestionStatus};
use crate::kernel::{DocumentId, Example, Moment, SpaceId};
use crate::knowledge::document::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How far a document is on its way into the index, and what of it can't be read, with the place of each fault.
#[operation(query, knowledge, rest = GET "/documents/{id}/ingestion", needs = ReadKnowledge, output = IngestionDetail)]
pub struct ShowIngestion {
    /// The document.
    pub id: DocumentId,
}

/// A document on its way into the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IngestionDetail {
    /// The document.
    pub id: DocumentId,
    /// Its space.
    pub space_id: SpaceId,
    /// What it is called.
    pub title: String,
    /// The version that is read: the approved one.
    pub version: u32,
    /// Where it stands.
    pub status: IngestionStatus,
    /// What is to be known besides.
    pub note: Option<IngestionNote>,
    /// Passages that have their vector.
    pub done: u32,
    /// Passages that it was cut into; 0 until it was read.
    pub total: u32,
    /// Passages that are found now, of this version or, until that is there, of the one before.
    pub passages: u32,
    /// Tokens that the sentence model read of it.
    pub tokens: u32,
    /// The model that its vectors are of.
    pub model: Option<String>,
    /// Numbers of each vector.
    pub dimensions: Option<u32>,
    /// What of it can't be read; the first 200.
    pub faults: Vec<IngestionFault>,
    /// When somebody last asked that it be read.
    pub asked_at: Moment,
    /// When that ended.
    pub ended_at: Option<Moment>,
}

impl Example for ShowIngestion {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
