//! A passage: as much of a document as is found at once.

use crate::kernel::{DocumentId, Moment, SpaceId};
use crate::knowledge::DocumentKind;
use serde::{Deserialize, Serialize};

/// Where in its document something stands, as far as that document has such places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "PassagePlace"))]
pub struct Place {
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The headings above it, the outermost first, with ` › ` between them.
    pub heading: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of a table, counted from 1.
    pub row: Option<u32>,
}

/// A passage of a document, and how well it answers what was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Passage {
    /// The document.
    pub document: DocumentId,
    /// The version of it that holds the passage.
    pub version: u32,
    /// The passage's number within that version, counted from 1.
    pub number: u32,
    /// The space that the document stands in.
    pub space: SpaceId,
    /// What the document is called.
    pub title: String,
    /// Where in the document it stands.
    pub place: Place,
    /// Characters of the version's text before it.
    pub from: u32,
    /// Characters of the version's text up to its end.
    pub to: u32,
    /// The passage itself.
    pub text: String,
    /// How near its vector is to that of the question: the cosine, from 0 to 1. 0 where there is no vector to compare.
    pub score: f32,
    /// The share of the question's words that it holds, each weighed by how rare it is in the documents of the tenant: from 0 to 1.
    /// It says more than `score` where the sentence model doesn't know the language.
    #[serde(default)]
    pub words: f32,
    /// What it is ordered by: the sum of the reciprocals of its places by vector and by words. Only its order means something.
    pub rank: f32,
}

/// What a search is narrowed to. It only ever takes away from what one may read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Only these spaces; all of them where none is named.
    pub spaces: Vec<SpaceId>,
    /// Only documents that are filed under all of these.
    pub tags: Vec<String>,
    /// Only these kinds of documents; all of them where none is named.
    pub kinds: Vec<DocumentKind>,
    /// Only versions that were approved then or later.
    pub since: Option<Moment>,
    /// Only versions that were approved before then.
    pub until: Option<Moment>,
}
