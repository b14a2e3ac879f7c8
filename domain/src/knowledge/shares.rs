use super::document::{example_id, example_share};
use crate::kernel::{DocumentId, Example, Moment, ShareId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Days that a link lasts unless told.
pub const SHARE_DAYS_DEFAULT: u16 = 30;
/// Days that a link lasts at most.
pub const SHARE_DAYS_MAX: u16 = 365;

/// Makes a link by which anybody reads what readers of a document see, without signing in, until it expires or is revoked. The
/// address is told this once. Of a document that is restricted its keepers may.
#[operation(command, knowledge, rest = POST "/documents/{id}/shares", needs = WriteKnowledge, output = ShareMade, danger, creates)]
pub struct ShareDocument {
    /// The document.
    pub id: DocumentId,
    /// Days until it expires, 1 to 365; 30 unless told.
    #[garde(inner(range(min = 1, max = SHARE_DAYS_MAX)))]
    pub expires_in_days: Option<u16>,
}

/// A link that opens without signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ShareMade {
    /// The link.
    pub id: ShareId,
    /// The path below the address that people use: `/k/…`.
    pub url: String,
    /// When it stops opening.
    pub expires_at: Moment,
}

/// Lets a link open a document no more: whoever has it finds nothing there (404).
#[operation(command, knowledge, rest = DELETE "/documents/{id}/shares/{shareId}", needs = WriteKnowledge)]
pub struct RevokeShare {
    /// The document.
    pub id: DocumentId,
    /// The link.
    pub share_id: ShareId,
}

/// The links that open a document without signing in, the newest first; those that are over aren't among them.
#[operation(query, knowledge, rest = GET "/documents/{id}/shares", needs = WriteKnowledge, output = Vec<ShareRow>)]
pub struct DocumentShares {
    /// The document.
    pub id: DocumentId,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ShareRow {
    /// Its id.
    pub id: ShareId,
    /// Who made it.
    pub by_name: String,
    /// When.
    pub made_at: Moment,
    /// When it stops opening.
    pub expires_at: Moment,
}

impl Example for ShareDocument {
    fn example() -> Self {
        Self { id: example_id(), expires_in_days: Some(14) }
    }
}

impl Example for RevokeShare {
    fn example() -> Self {
        Self { id: example_id(), share_id: example_share() }
    }
}

impl Example for DocumentShares {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
