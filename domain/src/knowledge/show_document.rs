use super::document::example_id;
use super::{AccessRow, DocumentKind, FileVersion, TextFormat, VersionStatus};
use crate::kernel::{DocumentId, Example, Moment, PersonId, SpaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One document as readers see it, or one of its versions: those that were approved once for everybody who reads it, all of them
/// for those who write in its space or were asked to review it.
#[operation(query, knowledge, rest = GET "/documents/{id}", needs = ReadKnowledge, output = DocumentDetail)]
pub struct ShowDocument {
    /// The document.
    pub id: DocumentId,
    /// The number of the version, from 1; what readers see unless told, or the newest where they see none yet.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentDetail {
    /// Its id.
    pub id: DocumentId,
    /// The space that it stands in.
    pub space_id: SpaceId,
    /// What that is called.
    pub space_name: String,
    /// The document that it stands below.
    pub parent_id: Option<DocumentId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called in this version.
    pub title: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// The version that this is.
    pub version: u32,
    /// Where that stands.
    pub status: VersionStatus,
    /// The version that this one brought back.
    pub restored_from: Option<u32>,
    /// Why it was rejected, in the words of whoever did.
    pub rejected_why: Option<String>,
    /// The number of its newest version.
    pub newest: u32,
    /// The version that readers see; absent where they see none yet.
    pub approved: Option<u32>,
    /// The version that waits for approval.
    pub in_review: Option<u32>,
    /// How the text is written.
    pub format: TextFormat,
    /// The text as it was written; of a file what it was read as, empty before that.
    pub body: String,
    /// The same as HTML; no script, style or picture is in it. Links lead to documents that the caller may read; of others the
    /// words stand there alone.
    pub html: String,
    /// Its headings, in their order; each has an anchor in the HTML.
    pub headings: Vec<Heading>,
    /// The file, where it is one.
    pub file: Option<FileVersion>,
    /// The documents that it links to, as far as the caller may read them.
    pub links: Vec<LinkedDocument>,
    /// The documents that link to it, as far as the caller may read them.
    pub back_links: Vec<LinkedDocument>,
    /// Whether fewer people read it than its space.
    pub restricted: bool,
    /// Who reads it, where it is restricted and the caller writes in its space.
    pub readers: Vec<AccessRow>,
    /// Who was asked to approve the version that waits for it.
    pub reviewers: Vec<PersonId>,
    /// When the approval of what readers see is over.
    pub expires_at: Option<Moment>,
    /// Whether that is over.
    pub expired: bool,
    /// When this version was written last.
    pub changed_at: Moment,
    /// Who wrote it.
    pub changed_by_name: String,
    /// When the document was removed.
    pub removed_at: Option<Moment>,
    /// Whether a new version of it needs approval.
    pub approval: bool,
    /// Whether the caller may write in it.
    pub may_write: bool,
    /// Whether the caller may approve or reject the version that waits for it.
    pub may_review: bool,
    /// Whether the caller may say who reads it, and keeps its space.
    pub may_keep: bool,
}

/// A heading within a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "DocumentHeading"))]
pub struct Heading {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The id of its element in the HTML.
    pub anchor: String,
}

/// A document at the other end of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LinkedDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
}

impl Example for ShowDocument {
    fn example() -> Self {
        Self { id: example_id(), version: Some(2) }
    }
}
