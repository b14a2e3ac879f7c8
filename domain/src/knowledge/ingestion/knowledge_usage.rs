use crate::kernel::{Example, SpaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What the spaces that one may read take: documents, bytes, passages, and tokens of the sentence model this month.
#[operation(query, knowledge, rest = GET "/knowledge/usage", needs = ReadKnowledge, output = KnowledgeUse)]
pub struct KnowledgeUsage {}

/// What spaces take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct KnowledgeUse {
    /// The sentence model that new vectors are of; absent where there is none.
    pub model: Option<String>,
    /// Documents that have vectors of another model, or none: embedding anew brings them up to date.
    pub outdated: u64,
    /// Each space, largest first.
    pub spaces: Vec<SpaceUse>,
}

/// What one space takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpaceUse {
    /// The space.
    pub space_id: SpaceId,
    /// Documents that are kept.
    pub documents: u64,
    /// Bytes of all their versions, texts and files.
    pub bytes: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Tokens that the sentence model read this month (UTC).
    pub tokens: u64,
}

impl Example for KnowledgeUsage {
    fn example() -> Self {
        Self {}
    }
}
