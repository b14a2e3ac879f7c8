use crate::kernel::{DocumentId, Example, Moment};
use crate::knowledge::document::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Tags that are suggested at once, and links.
pub const SUGGESTIONS_MAX: usize = 5;

/// What a document might carry as well: tags of documents of its space that are near to it in meaning, and links to them. It is
/// worked out for each version that is approved, without being asked for. Each suggestion names the documents that it comes from;
/// one that comes from none that the caller may read isn't there for them.
#[operation(query, knowledge, rest = GET "/documents/{id}/suggestions", needs = ReadKnowledge, output = Suggestions)]
pub struct DocumentSuggestions {
    /// The document.
    pub id: DocumentId,
}

/// The suggestions for the version that readers see, without those that were accepted or dismissed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Suggestions {
    /// The version; absent where nobody has approved one yet.
    pub version: Option<u32>,
    /// When they were worked out; absent before that, and where the installation has no sentence model.
    pub made_at: Option<Moment>,
    /// Tags, those of the nearest document first; five at most.
    pub tags: Vec<SuggestedTag>,
    /// Links, that to the nearest document first; five at most.
    pub links: Vec<SuggestedLink>,
}

/// A tag that documents near to this one are filed under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SuggestedTag {
    /// The tag.
    pub tag: String,
    /// The documents that carry it, the nearest first, as far as the caller may read them; at least one.
    pub reasons: Vec<SuggestionReason>,
}

/// A document that a passage of this one is near to, and that it doesn't link to yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SuggestedLink {
    /// The other document, and the passages of both that are near to each other.
    pub reason: SuggestionReason,
}

/// What a suggestion comes from: a passage of another document, and the passage of this one that it is near to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SuggestionReason {
    /// The other document.
    pub document: DocumentId,
    /// What it is called.
    pub title: String,
    /// The version of it that holds the passage.
    pub version: u32,
    /// Characters of that version's text before the passage.
    pub from: u32,
    /// Characters of that version's text up to its end.
    pub to: u32,
    /// The passage, word for word.
    pub text: String,
    /// Characters of this document's text before its passage.
    pub here_from: u32,
    /// Characters of this document's text up to its end.
    pub here_to: u32,
    /// The passage of this document, word for word.
    pub here: String,
    /// How near the two are to each other: the cosine of their vectors, from 0 to 1.
    pub nearness: f32,
}

impl Example for DocumentSuggestions {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
