use super::document::example_id;
use crate::kernel::{DiffLine, DocumentId, Example};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What differs between two versions of a document, line by line. Versions that the caller may not see aren't there.
#[operation(query, knowledge, rest = GET "/documents/{id}/diff", needs = ReadKnowledge, output = ComparedVersions)]
pub struct CompareVersions {
    /// The document.
    pub id: DocumentId,
    /// The number of the earlier version.
    #[garde(range(min = 1))]
    pub from: u32,
    /// The number of the later version.
    #[garde(range(min = 1))]
    pub to: u32,
}

/// Two versions beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ComparedVersions {
    /// What the document was called.
    pub title_before: String,
    /// What it is called in the later one.
    pub title_after: String,
    /// The lines of both texts, each with what became of it.
    pub lines: Vec<DiffLine>,
}

impl Example for CompareVersions {
    fn example() -> Self {
        Self { id: example_id(), from: 1, to: 2 }
    }
}
