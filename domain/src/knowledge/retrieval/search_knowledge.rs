use super::Passage;
use crate::kernel::{Example, Moment, SpaceId, rules};
use crate::knowledge::DocumentKind;
use crate::platform::Mark;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Passages on a page, unless told.
pub const HITS_DEFAULT: u16 = 10;
/// The most passages of one search.
pub const HITS_MAX: u16 = 40;

/// The passages of one's documents that answer a question best, by meaning and by words, in any language. Only what one may
/// read is looked at. A word that stands nowhere is taken for the nearest one that does; the answer says so.
#[operation(query, knowledge, rest = GET "/knowledge/search", needs = ReadKnowledge, output = FoundPassages)]
pub struct SearchKnowledge {
    /// What is looked for: words, or a whole question.
    #[garde(length(chars, max = 500), custom(rules::line))]
    pub text: String,
    /// Only in this space.
    pub space_id: Option<SpaceId>,
    /// Only what is filed under all of these, written with commas between them.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_line)))]
    pub tags: Option<String>,
    /// Only pages, files or texts.
    pub kind: Option<DocumentKind>,
    /// Only versions that were approved then or later.
    pub since: Option<Moment>,
    /// Only versions that were approved before then.
    pub until: Option<Moment>,
    /// Passages at most, 1 to 40; 10 unless told.
    #[garde(inner(range(min = 1, max = HITS_MAX)))]
    pub limit: Option<u16>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FoundPassages {
    /// The passages, the best first.
    pub hits: Vec<Hit>,
    /// What was looked for in the place of what was asked, where a word of it stands in no document that one may read.
    pub corrected: Option<String>,
    /// Whether meaning was looked at as well as words; not where the installation has no sentence model.
    pub by_meaning: bool,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Hit {
    /// It.
    pub passage: Passage,
    /// Where words of the question stand in its text.
    pub marks: Vec<Mark>,
}

impl SearchKnowledge {
    /// A search for a text in everything that one may read.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), space_id: None, tags: None, kind: None, since: None, until: None, limit: None }
    }
}

impl Example for SearchKnowledge {
    fn example() -> Self {
        Self { limit: Some(5), ..Self::of("How long are reference samples kept?") }
    }
}
