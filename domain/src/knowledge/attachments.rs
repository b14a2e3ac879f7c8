use super::document::example_id;
use crate::files::FileRow;
use crate::kernel::{DocumentId, Example, FileId, LIMIT_MAX, Page};
use domain_macros::operation;

/// The files that are attached to a document, for whoever may read it; what came last stands first.
#[operation(query, knowledge, rest = GET "/documents/{id}/attachments", needs = ReadKnowledge, entitlement = Files, output = Page<FileRow>)]
pub struct Attachments {
    /// The document.
    pub id: DocumentId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

/// The content of a file that is attached to a document, whole or in ranges, for whoever may read the document.
#[operation(download, knowledge, rest = GET "/documents/{id}/attachments/{fileId}/content", needs = ReadKnowledge, entitlement = Files)]
pub struct DownloadAttachment {
    /// The document.
    pub id: DocumentId,
    /// The file.
    pub file_id: FileId,
}

/// Takes an attached file out of a document. Links to it lead nowhere from then on, and after thirty days its content is destroyed.
#[operation(command, knowledge, rest = DELETE "/documents/{id}/attachments/{fileId}", needs = WriteKnowledge, entitlement = Files)]
pub struct RemoveAttachment {
    /// The document, which one may write in.
    pub id: DocumentId,
    /// The file.
    pub file_id: FileId,
}

impl Example for Attachments {
    fn example() -> Self {
        Self { id: example_id(), limit: Some(20), cursor: None }
    }
}

impl Example for DownloadAttachment {
    fn example() -> Self {
        Self { id: example_id(), file_id: example_file() }
    }
}

impl Example for RemoveAttachment {
    fn example() -> Self {
        Self { id: example_id(), file_id: example_file() }
    }
}

fn example_file() -> FileId {
    FileId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f01))
}
