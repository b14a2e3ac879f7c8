use super::document::{LINA, example_id};
use crate::kernel::{DocumentId, Example, PersonId, rules};
use domain_macros::operation;

/// Days that an approval lasts at most: ten years.
const DAYS_MAX: u16 = 3_650;
/// People who are asked at once at most.
const REVIEWERS_MAX: usize = 20;

/// Lets readers see the newest version of a document. Where its space wants approval, that has to be asked for.
#[operation(command, knowledge, rest = POST "/documents/{id}/publish", needs = WriteKnowledge, idempotent)]
pub struct PublishDocument {
    /// The document.
    pub id: DocumentId,
}

/// Asks others to approve the newest version of a document. Readers keep seeing the one that was approved before.
#[operation(command, knowledge, rest = POST "/documents/{id}/reviews", needs = WriteKnowledge)]
pub struct AskApproval {
    /// The document.
    pub id: DocumentId,
    /// Who is asked: up to twenty who read the document; one of them is enough. The keepers of the space may answer too.
    #[serde(default)]
    #[garde(length(max = REVIEWERS_MAX))]
    pub reviewers: Vec<PersonId>,
    /// Days that the approval lasts, 1 to 3,650; for good unless told. Afterwards the document is shown as one to look at again.
    #[garde(inner(range(min = 1, max = DAYS_MAX)))]
    pub expires_in_days: Option<u16>,
}

/// Approves a version of a document: readers see it from now on. Whoever was asked may, and keepers of the space; nobody what
/// they wrote themselves.
#[operation(command, knowledge, rest = POST "/documents/{id}/versions/{version}/approve", needs = WriteKnowledge)]
pub struct ApproveDocument {
    /// The document.
    pub id: DocumentId,
    /// The number of the version that waits for it.
    #[garde(range(min = 1))]
    pub version: u32,
}

/// Says no to a version of a document. Readers keep seeing the one before, and whoever asked is told.
#[operation(command, knowledge, rest = POST "/documents/{id}/versions/{version}/reject", needs = WriteKnowledge)]
pub struct RejectDocument {
    /// The document.
    pub id: DocumentId,
    /// The number of the version that waits for it.
    #[garde(range(min = 1))]
    pub version: u32,
    /// Why, for whoever wrote it; 1 to 2,000 characters.
    #[garde(length(chars, min = 1, max = 2_000), custom(rules::prose))]
    pub why: String,
}

impl Example for PublishDocument {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

impl Example for AskApproval {
    fn example() -> Self {
        Self { id: example_id(), reviewers: vec![LINA], expires_in_days: Some(365) }
    }
}

impl Example for ApproveDocument {
    fn example() -> Self {
        Self { id: example_id(), version: 2 }
    }
}

impl Example for RejectDocument {
    fn example() -> Self {
        Self { id: example_id(), version: 2, why: "At which temperature?".into() }
    }
}
