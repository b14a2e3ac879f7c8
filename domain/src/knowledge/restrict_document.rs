use super::Access;
use super::access::{HOLDERS_MAX, each_once};
use super::document::example_id;
use super::space::example_access;
use crate::kernel::{DocumentId, Example};
use domain_macros::operation;

/// Says who reads a document of those who read its space, or that all of them do. Whoever does it stays among them. Its keepers
/// may.
#[operation(command, knowledge, rest = PUT "/documents/{id}/readers", needs = WriteKnowledge, idempotent)]
pub struct RestrictDocument {
    /// The document.
    pub id: DocumentId,
    /// Everybody, people and teams, each once, up to a hundred; nobody does more than they may in the space. Absent: as the space.
    #[garde(inner(length(max = HOLDERS_MAX), custom(each_once)))]
    pub readers: Option<Vec<Access>>,
}

impl Example for RestrictDocument {
    fn example() -> Self {
        Self { id: example_id(), readers: Some(example_access()) }
    }
}
