//! The documents of Aurora Foods and what its people ask about them; `knowledge/README.md` says how they were made.

use serde::Deserialize;

/// A space of Aurora Foods.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// What documents name it by.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who reads it: `everybody`, `team:NAME`, `person:ADDRESS`.
    pub readers: Vec<String>,
    /// Who writes in it.
    pub writers: Vec<String>,
    /// Whether a new version waits for an approval.
    pub approval: bool,
}

/// A document of Aurora Foods.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What questions name it by.
    pub key: String,
    /// The key of its space.
    pub space: String,
    /// What it is called.
    pub title: String,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// Who reads it, where that is fewer than its space.
    pub readers: Option<Vec<String>>,
    /// The version that the present one replaced.
    pub earlier: Option<String>,
    /// What it says, in Markdown.
    pub body: String,
}

/// A question that somebody of Aurora Foods asks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// It.
    pub text: String,
    /// Its language: `en`, `ar`, `zh`, `ko`.
    pub language: String,
    /// `words` where it shares telling words with its passage, `meaning` where it doesn't.
    pub by: String,
    /// The key of the document that answers it; none where no document does.
    pub document: Option<String>,
    /// What stands in the passage that answers it.
    pub holds: Option<String>,
    /// The only one who may read that.
    pub only: Option<String>,
    /// What it shows in the demo world: `answer`, `refusal`, `superseded`.
    pub demo: Option<String>,
}

/// The spaces.
pub fn spaces() -> Vec<Space> {
    read::<Set>(include_str!("knowledge/spaces.toml")).space
}

/// The documents, English ones first.
pub fn documents() -> Vec<Document> {
    let files = [
        include_str!("knowledge/english.toml"),
        include_str!("knowledge/arabic.toml"),
        include_str!("knowledge/chinese.toml"),
        include_str!("knowledge/korean.toml"),
    ];
    files.into_iter().flat_map(|file| read::<Set>(file).document).collect()
}

/// The questions.
pub fn questions() -> Vec<Question> {
    read::<Set>(include_str!("knowledge/questions.toml")).question
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Set {
    space: Vec<Space>,
    document: Vec<Document>,
    question: Vec<Question>,
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("the documents of the demo world are written so that they can be read")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn fifty_documents_stand_each_in_a_space() {
        let spaces: HashSet<String> = spaces().into_iter().map(|space| space.key).collect();
        let documents = documents();
        let keys: HashSet<&str> = documents.iter().map(|document| document.key.as_str()).collect();
        assert_eq!((documents.len(), keys.len()), (50, 50));
        assert!(documents.iter().all(|document| spaces.contains(&document.space)));
        assert!(documents.iter().filter(|document| document.earlier.is_some()).count() >= 5);
    }

    #[test]
    fn what_answers_a_question_stands_in_its_document_as_it_is_now() {
        let documents = documents();
        for Question { text, document, holds, .. } in questions() {
            let (Some(key), Some(holds)) = (&document, &holds) else {
                assert_eq!((document, holds), (None, None), "{text}");
                continue;
            };
            let document = documents.iter().find(|document| document.key == *key);
            let document = document.unwrap_or_else(|| panic!("{text}: no {key}"));
            assert!(document.body.contains(holds.as_str()), "{text}: not in {key}");
            assert!(document.earlier.iter().all(|earlier| !earlier.contains(holds.as_str())), "{text}: was so before");
        }
    }
}
