use super::document::example_id;
use super::version::{BODY_CHARS_MAX, TITLE_CHARS_MAX};
use crate::kernel::{DocumentId, Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Writes in a document: one's own draft goes on, else there is a new one. Readers see what they saw before, until it is
/// published or approved. What isn't named stays.
#[operation(command, knowledge, rest = PATCH "/documents/{id}", needs = WriteKnowledge, output = DocumentEdited)]
pub struct EditDocument {
    /// The document.
    pub id: DocumentId,
    /// What it is called, 1 to 200 characters.
    #[garde(inner(length(chars, min = 1, max = TITLE_CHARS_MAX), custom(rules::line)))]
    pub title: Option<String>,
    /// Its text, up to 500,000 characters. A file has none: another version of it is brought in.
    #[garde(inner(length(chars, max = BODY_CHARS_MAX), custom(rules::optional_prose)))]
    pub body: Option<String>,
    /// The version that the writing began with: where there is a newer one, nothing happens (409), and the answer names it.
    #[garde(range(min = 1))]
    pub base: u32,
}

/// Brings an older version back as a new one. The versions between stay. Where the space wants no approval, readers see it at
/// once.
#[operation(command, knowledge, rest = POST "/documents/{id}/versions/{version}/restore", needs = WriteKnowledge, output = DocumentEdited, creates)]
pub struct RestoreVersion {
    /// The document.
    pub id: DocumentId,
    /// The number of the version, from 1.
    #[garde(range(min = 1))]
    pub version: u32,
}

/// The version is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentEdited {
    /// The document.
    pub id: DocumentId,
    /// The number of its newest version.
    pub version: u32,
}

impl Example for EditDocument {
    fn example() -> Self {
        Self { id: example_id(), title: None, body: Some("Keep it **dark**, dry and cool.".into()), base: 2 }
    }
}

impl Example for RestoreVersion {
    fn example() -> Self {
        Self { id: example_id(), version: 1 }
    }
}
