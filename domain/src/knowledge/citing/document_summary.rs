use crate::kernel::{DocumentId, Example, Moment};
use crate::knowledge::document::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What a document says, in a few of its own sentences. It is made for each version that is approved, without being asked for.
#[operation(query, knowledge, rest = GET "/documents/{id}/summary", needs = ReadKnowledge, output = Summary)]
pub struct DocumentSummary {
    /// The document.
    pub id: DocumentId,
}

/// The summary of the version that readers see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The version; absent where nobody has approved one yet.
    pub version: Option<u32>,
    /// When it was made; absent while it is being made.
    pub made_at: Option<Moment>,
    /// Its sentences, in the document's order; none while it is being made, or of a text too short to say more briefly.
    pub sentences: Vec<SummarySentence>,
}

/// A sentence of a summary: the document's own, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SummarySentence {
    /// What it says.
    pub text: String,
    /// Its first character in the version's text.
    pub from: u32,
    /// One past its last.
    pub to: u32,
}

impl Example for DocumentSummary {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
