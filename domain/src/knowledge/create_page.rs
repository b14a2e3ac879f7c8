use super::document::{TAGS_MAX, example_id};
use super::space::example_id as example_space;
use super::version::{BODY_CHARS_MAX, TITLE_CHARS_MAX};
use crate::kernel::{DocumentId, Example, SpaceId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Begins a page in a space, as a draft: readers see it once it is published or approved. Links to other documents are written
/// as Markdown has them, to `/k/` and the document's id.
#[operation(command, knowledge, rest = POST "/pages", needs = WriteKnowledge, output = DocumentMade, creates)]
pub struct CreatePage {
    /// The space, which one may write in.
    pub space_id: SpaceId,
    /// The document that it stands below, of the same space.
    pub parent_id: Option<DocumentId>,
    /// What it is called, 1 to 200 characters.
    #[garde(length(chars, min = 1, max = TITLE_CHARS_MAX), custom(rules::line))]
    pub title: String,
    /// Its text in Markdown, up to 500,000 characters; it may be written later.
    #[serde(default)]
    #[garde(length(chars, max = BODY_CHARS_MAX), custom(rules::optional_prose))]
    pub body: String,
    /// What it is filed under, up to twenty.
    #[serde(default)]
    #[garde(length(max = TAGS_MAX), inner(length(chars, min = 1, max = 40), custom(rules::line), custom(super::arrange::tag)))]
    pub tags: Vec<String>,
}

/// The document stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DocumentMade {
    /// Its id.
    pub id: DocumentId,
}

impl Example for CreatePage {
    fn example() -> Self {
        Self {
            space_id: example_space(),
            parent_id: Some(example_id()),
            title: "Storing saffron".into(),
            body: "Keep it **dark** and dry.".into(),
            tags: vec!["saffron".into(), "storage".into()],
        }
    }
}
