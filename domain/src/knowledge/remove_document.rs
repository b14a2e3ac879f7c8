use super::document::example_id;
use crate::kernel::{DocumentId, Example};
use domain_macros::operation;

/// Takes a document away, with all its versions. It can be restored for thirty days; then its words are destroyed for good. What
/// stands below it stands at the beginning of its space for as long.
#[operation(command, knowledge, rest = DELETE "/documents/{id}", needs = WriteKnowledge)]
pub struct RemoveDocument {
    /// The document.
    pub id: DocumentId,
}

/// Brings a document back that was removed.
#[operation(command, knowledge, rest = POST "/documents/{id}/restore", needs = WriteKnowledge)]
pub struct RestoreDocument {
    /// The document.
    pub id: DocumentId,
}

impl Example for RemoveDocument {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

impl Example for RestoreDocument {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
