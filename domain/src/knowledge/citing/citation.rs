//! What the sentences of an answer rest on. A citation is a fact of its own and no part of the text: it names the version and
//! the place, so that an answer is known to be outdated the moment another version is approved.

use crate::kernel::DocumentId;
use serde::{Deserialize, Serialize};

/// That a sentence of an answer rests on a stretch of a document's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The sentence of the answer, counted from 0.
    pub sentence: u32,
    /// The document.
    pub document: DocumentId,
    /// The version that was read.
    pub version: u32,
    /// The passage of that version.
    pub number: u32,
    /// The first character of the version's text that is meant.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

/// Where a sentence stands in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Stretch {
    /// Its first character.
    pub from: u32,
    /// One past its last.
    pub to: u32,
    /// Whether a model wrote it; otherwise it is a document's own.
    pub generated: bool,
}

/// The sentences of an answer from documents and what they rest on. Both are empty where the documents don't hold the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Sources {
    /// The sentences, in their order.
    pub sentences: Vec<Stretch>,
    /// What they rest on.
    pub citations: Vec<Citation>,
}

/// A sentence of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// Whether a model wrote it; otherwise it is a document's own.
    pub generated: bool,
    /// Whether a citation stands behind it.
    pub backed: bool,
}

impl Sources {
    /// The sentences of an answer. Of one whose words were forgotten there are none.
    pub fn sentences_of(&self, answer: &str) -> Vec<Sentence> {
        let letters: Vec<char> = answer.chars().collect();
        let sentence = |(place, stretch): (u32, &Stretch)| {
            let text = letters.get(stretch.from as usize..stretch.to as usize)?.iter().collect();
            let backed = self.citations.iter().any(|citation| citation.sentence == place);
            Some(Sentence { text, generated: stretch.generated, backed })
        };
        (0..).zip(&self.sentences).filter_map(sentence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn sentences_are_counted_in_characters_and_backed_by_citations() {
        let stretch = |from, to| Stretch { from, to, generated: true };
        let document = DocumentId(Uuid::from_u128(1));
        let citation = Citation { sentence: 1, document, version: 2, number: 1, from: 0, to: 9 };
        let sources = Sources { sentences: vec![stretch(0, 4), stretch(5, 8)], citations: vec![citation] };
        let said = sources.sentences_of("八角香。 有毒。");
        assert_eq!(
            said.iter().map(|it| (it.text.as_str(), it.backed)).collect::<Vec<_>>(),
            [("八角香。", false), ("有毒。", true)]
        );
        assert!(sources.sentences_of("").is_empty(), "forgotten");
    }

    #[test]
    fn what_was_stored_before_there_were_sources_has_none() {
        assert_eq!(serde_json::from_str::<Sources>("{}").unwrap(), Sources::default());
    }
}
