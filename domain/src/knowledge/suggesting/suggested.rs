//! What is suggested for a document, by itself: which tag, or which other document.

use crate::kernel::DocumentId;
use serde::{Deserialize, Serialize};

/// A suggestion for a document, whatever it comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub enum Suggested {
    /// To be filed under this.
    Tag(String),
    /// To link to this document.
    Link(DocumentId),
}

/// What the key of a tag begins with, and that of a link.
const TAG: &str = "tag:";
const LINK: &str = "link:";

impl Suggested {
    /// That of one of the two; `None` where both are named, or neither is.
    pub fn of(tag: Option<&str>, link: Option<DocumentId>) -> Option<Self> {
        match (tag, link) {
            // Documents keep their tags in small letters.
            (Some(tag), None) => Some(Self::Tag(tag.trim().to_lowercase())),
            (None, Some(link)) => Some(Self::Link(link)),
            _ => None,
        }
    }

    /// The two again, as events keep them.
    pub fn parts(self) -> (Option<String>, Option<DocumentId>) {
        match self {
            Self::Tag(tag) => (Some(tag), None),
            Self::Link(link) => (None, Some(link)),
        }
    }

    /// It in one word, as tables keep it: `tag:storage`, or `link:` and an id.
    pub fn key(&self) -> String {
        match self {
            Self::Tag(tag) => format!("{TAG}{tag}"),
            Self::Link(link) => format!("{LINK}{link}"),
        }
    }

    /// The suggestion of a key; `None` where it is none.
    pub fn parse(key: &str) -> Option<Self> {
        match (key.strip_prefix(TAG), key.strip_prefix(LINK)) {
            (Some(tag), _) => Some(Self::Tag(tag.to_owned())),
            (None, Some(link)) => link.parse().ok().map(Self::Link),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
#[path = "suggested_tests.rs"]
mod tests;
