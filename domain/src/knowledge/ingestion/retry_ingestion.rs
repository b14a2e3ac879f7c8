use crate::kernel::{DocumentId, Example};
use crate::knowledge::document::example_id;
use domain_macros::operation;

/// Has the approved version of a document read and put into the index anew. What is found of it stays until the new
/// passages are there.
#[operation(command, knowledge, rest = POST "/documents/{id}/ingest", needs = WriteKnowledge, idempotent)]
pub struct RetryIngestion {
    /// The document.
    pub id: DocumentId,
}

impl Example for RetryIngestion {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
