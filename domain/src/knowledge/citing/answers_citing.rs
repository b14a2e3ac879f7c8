use crate::kernel::{DocumentId, Example, ExecutionId, Moment};
use crate::knowledge::document::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The latest 100 answers that cite a document, as far as the caller may see them: who changes it sees what rests on it.
#[operation(query, knowledge, rest = GET "/documents/{id}/answers", needs = ReadKnowledge, entitlement = AiRuns, output = Vec<CitingAnswer>)]
pub struct AnswersCiting {
    /// The document.
    pub id: DocumentId,
}

/// An answer that cites a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CitingAnswer {
    /// The run.
    pub id: ExecutionId,
    /// What was asked, up to 200 characters.
    pub question: String,
    /// Who asked.
    pub asked_by_name: String,
    /// When.
    pub asked_at: Moment,
    /// The newest version of the document that it cites.
    pub version: u32,
    /// Whether readers see a newer one by now.
    pub outdated: bool,
}

impl Example for AnswersCiting {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
