//! The sentences of passages, among which an answer is sought.

use super::terms::terms;
use core::ops::Range;
use domain::knowledge::retrieval::Passage;
use std::collections::HashSet;

/// Sentences that are looked at, from the nearest passages on.
const CANDIDATES_MAX: usize = 60;

/// A sentence of a passage.
pub struct Candidate {
    /// Which of the passages it stands in.
    pub passage: usize,
    /// Its bytes in the passage's text.
    pub bytes: Range<usize>,
    /// What it says.
    pub text: String,
    /// The same with what the document and its part are called, without which a row or an item says little.
    pub in_its_place: String,
    /// Its terms.
    pub(super) own: HashSet<String>,
    /// Its terms and those of what is above it.
    pub(super) all: HashSet<String>,
}

/// The sentences of these passages. A sentence that two passages share stands in the nearer one; headings are none.
pub fn candidates(passages: &[Passage]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut seen = HashSet::new();
    for (place, passage) in passages.iter().enumerate() {
        let above = above(passage);
        let context: HashSet<String> = terms(&above).into_iter().collect();
        for bytes in parse::sentences(&passage.text) {
            let text = passage.text[bytes.clone()].to_owned();
            let own: HashSet<String> = terms(&text).into_iter().collect();
            let is_new = seen.insert((passage.document, text.clone()));
            if text.starts_with('#') || own.is_empty() || !is_new {
                continue;
            }
            let all = own.union(&context).cloned().collect();
            let in_its_place = format!("{above}: {text}");
            found.push(Candidate { passage: place, bytes, text, in_its_place, own, all });
            if found.len() >= CANDIDATES_MAX {
                return found;
            }
        }
    }
    found
}

fn above(passage: &Passage) -> String {
    match &passage.place.heading {
        Some(heading) => format!("{} › {heading}", passage.title),
        None => passage.title.clone(),
    }
}
