use crate::kernel::{DocumentId, Example, rules};
use crate::knowledge::DocumentEdited;
use crate::knowledge::arrange::tag as tag_rule;
use crate::knowledge::document::example_id;
use domain_macros::operation;

/// Takes a suggestion: the document is filed under the tag, or gets the link at the end of its newest version, as a draft that
/// readers see once it is published or approved. While the newest version is somebody else's that readers don't see yet, no link
/// is taken (409). Name either a tag or a link.
#[operation(command, knowledge, rest = POST "/documents/{id}/suggestions/accept", needs = WriteKnowledge, output = DocumentEdited)]
pub struct AcceptSuggestion {
    /// The document.
    pub id: DocumentId,
    /// The tag that was suggested.
    #[garde(inner(length(chars, min = 1, max = 40), custom(rules::line), custom(tag_rule)))]
    pub tag: Option<String>,
    /// The document to which a link was suggested.
    pub link: Option<DocumentId>,
}

/// Dismisses a suggestion, for everybody: it isn't made again for later versions of the document. Name either a tag or a link.
#[operation(command, knowledge, rest = POST "/documents/{id}/suggestions/dismiss", needs = WriteKnowledge)]
pub struct DismissSuggestion {
    /// The document.
    pub id: DocumentId,
    /// The tag that was suggested.
    #[garde(inner(length(chars, min = 1, max = 40), custom(rules::line), custom(tag_rule)))]
    pub tag: Option<String>,
    /// The document to which a link was suggested.
    pub link: Option<DocumentId>,
}

impl Example for AcceptSuggestion {
    fn example() -> Self {
        Self { id: example_id(), tag: Some("storage".into()), link: None }
    }
}

impl Example for DismissSuggestion {
    fn example() -> Self {
        Self { id: example_id(), tag: Some("shops".into()), link: None }
    }
}
