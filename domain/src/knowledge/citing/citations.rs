use crate::kernel::{DocumentId, Example, ExecutionId, SpaceId};
use crate::knowledge::retrieval::Place;
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What an answer from documents rests on, in the order of its sentences: each source with its place, its words as far as the
/// caller may read the document, and whether another version has taken its place since.
#[operation(query, knowledge, rest = GET "/executions/{id}/citations", needs = ReadExecutions, entitlement = AiRuns, output = Vec<CitedSource>)]
pub struct Citations {
    /// The run.
    pub id: ExecutionId,
}

/// A source of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CitedSource {
    /// The sentence of the answer that rests on it, counted from 0.
    pub sentence: u32,
    /// The document.
    pub document: DocumentId,
    /// The version that was read.
    pub version: u32,
    /// The space that the document stands in; absent where the caller may not read it.
    pub space_id: Option<SpaceId>,
    /// What the document was called; empty where the caller may not read it.
    pub title: String,
    /// Where in the document it stands.
    pub place: Place,
    /// The first character of the version's text that is meant.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The words before, in the same passage.
    pub before: String,
    /// The words that the sentence rests on.
    pub quote: String,
    /// The words after, in the same passage.
    pub after: String,
    /// Whether the caller may read the document.
    pub readable: bool,
    /// The version that has taken its place; absent while it holds.
    pub superseded_by: Option<u32>,
    /// Whether the document was removed.
    pub removed: bool,
}

impl Example for Citations {
    fn example() -> Self {
        Self { id: ExecutionId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e01)) }
    }
}
