use super::document::example_id;
use super::{FileVersion, VersionStatus};
use crate::kernel::{DocumentId, Example, LIMIT_MAX, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The versions of a document, the newest first: those that were approved once for everybody who reads it, all of them for those who
/// write in its space.
#[operation(query, knowledge, rest = GET "/documents/{id}/versions", needs = ReadKnowledge, output = Page<DocumentVersionRow>)]
pub struct DocumentVersions {
    /// The document.
    pub id: DocumentId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
}

/// A version of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentVersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands.
    pub status: VersionStatus,
    /// What the document is called in it.
    pub title: String,
    /// The version that it brought back.
    pub restored_from: Option<u32>,
    /// The file, where it is one.
    pub file: Option<FileVersion>,
    /// Who wrote it.
    pub by_name: String,
    /// When they wrote in it last.
    pub at: Moment,
    /// Who approved it; absent where nobody did.
    pub approved_by_name: Option<String>,
    /// When it was approved.
    pub approved_at: Option<Moment>,
}

impl Example for DocumentVersions {
    fn example() -> Self {
        Self { id: example_id(), limit: Some(20), cursor: None }
    }
}
