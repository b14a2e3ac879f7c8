//! Something that the search has found, and where in its name the text stands.

use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// What can be found.
    FoundKind {
        /// A tenant of the platform.
        Tenant = "tenant",
        /// A client of one's agency.
        Client = "client",
        /// A person.
        Person = "person",
        /// A team of one's tenant.
        Team = "team",
        /// An AI workspace.
        Workspace = "workspace",
        /// A run of a model.
        Run = "run",
        /// A conversation with models.
        Thread = "thread",
        /// A file.
        File = "file",
        /// Somebody who wrote through the public site.
        Lead = "lead",
        /// A template of a prompt.
        Template = "template",
        /// A document of a space that one may read.
        Document = "document",
        /// A space of knowledge.
        Space = "space",
        /// A pipeline.
        Pipeline = "pipeline",
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Found {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// What tells it from others of that name: an address, a domain, a model. Empty where there is nothing to say.
    pub detail: String,
    /// The page that shows it; absent where the caller enters no portal that has one.
    pub href: Option<String>,
    /// Where the text stands in the title.
    pub marks: Vec<Mark>,
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Mark {
    /// Characters before it.
    pub start: u32,
    /// Characters of it.
    pub length: u32,
}

/// Every place in `text` where `part` stands, in any case; none of them overlap.
pub fn marks(text: &str, part: &str) -> Vec<Mark> {
    let (text, part): (Vec<char>, Vec<char>) = (text.chars().map(fold).collect(), part.chars().map(fold).collect());
    let mut marks = Vec::new();
    let mut at = 0;
    while !part.is_empty() && at + part.len() <= text.len() {
        if text[at..at + part.len()] == part[..] {
            marks.push(Mark { start: count(at), length: count(part.len()) });
            at += part.len();
        } else {
            at += 1;
        }
    }
    marks
}

/// One character for one, so that places in the folded text are places in the text.
fn fold(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn count(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_marked_wherever_it_stands_in_any_case() {
        let at = |start, length| Mark { start, length };
        assert_eq!(marks("Aurora au lait", "AU"), [at(0, 2), at(7, 2)]);
        assert_eq!(marks("aaa", "aa"), [at(0, 2)], "marks don't overlap");
        assert_eq!(marks("İstanbul", "stan"), [at(1, 4)], "a letter that grows in small letters moves nothing");
        assert_eq!(marks("شركة أورورا", "أورورا"), [at(5, 6)]);
    }

    #[test]
    fn what_isnt_there_is_not_marked() {
        for (text, part) in [("Aurora", "borealis"), ("", "a"), ("Aurora", ""), ("Au", "Aurora")] {
            assert!(marks(text, part).is_empty(), "{part} in {text}");
        }
    }
}
