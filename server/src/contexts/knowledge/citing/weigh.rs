//! Which sentences answer a question, and whether any does.
//!
//! Where a sentence model has placed the passages and the question is in its language, nearness decides and words weigh in; else
//! words alone do. The bounds were chosen on the question set of `server/src/commands/seed/knowledge` (decision 53): below them
//! it is more honest to say that the documents don't hold the answer, and to show what came nearest.

use super::candidates::Candidate;
use super::terms::{is_unspaced, terms};
use domain::knowledge::retrieval::Passage;
use std::collections::HashMap;

/// How near a passage has to be for its sentences to be looked at, unless it holds this share of the question's words.
const PASSAGE_NEAR: f32 = 0.24;
const PASSAGE_WORDS: f32 = 0.62;
/// What a sentence has to come to, and the least of nearness in it, unless it holds nearly all of the question's words.
const ENOUGH: f32 = 0.46;
const NEAR: f32 = 0.40;
const NEARLY_ALL: f32 = 0.80;
/// How much words weigh beside nearness.
const WORDS: f32 = 0.35;
/// The share of the question's words that is enough where words alone decide: pairs of letters match more seldom than words, and
/// in English there are other ways to say everything.
const ENOUGH_PAIRS: f32 = 0.20;
const ENOUGH_WORDS: f32 = 0.30;
const ENOUGH_ENGLISH: f32 = 0.65;
/// Words of the sentence itself count for more than those of what is above it.
const OWN: f32 = 0.6;
/// What each place in the order of passages takes off.
const STEP: f32 = 0.005;
/// Sentences of an answer at most, and the share of the best one's weight that each of the others needs.
const SENTENCES_MAX: usize = 3;
const BESIDE: f32 = 0.7;
const BESIDE_NEAR: f32 = 0.38;
/// The first letter beyond those of European languages.
const BEYOND_LATIN: char = '\u{250}';

/// A question to passages.
pub struct Question {
    terms: Vec<String>,
    /// Words alone decide, and this share of them is enough.
    by_words: Option<f32>,
}

impl Question {
    /// A question. `passages`: what was found for it, with or without a sentence model.
    pub fn of(text: &str, passages: &[Passage]) -> Self {
        let mut own = terms(text);
        own.sort_unstable();
        own.dedup();
        let is_placed = passages.iter().any(|passage| passage.score > 0.0);
        let by_words = if text.chars().any(is_unspaced) {
            Some(ENOUGH_PAIRS)
        } else if text.chars().any(|letter| letter >= BEYOND_LATIN && letter.is_alphabetic()) {
            Some(ENOUGH_WORDS)
        } else {
            (!is_placed).then_some(ENOUGH_ENGLISH)
        };
        Self { terms: own, by_words }
    }

    /// Whether vectors say anything here: the sentence model knows English alone.
    pub const fn is_by_words(&self) -> bool {
        self.by_words.is_some()
    }

    /// Whether it is worth while to look at the sentences, or to ask a model: some passage is near enough.
    pub fn may_be_answered(&self, passages: &[Passage], candidates: &[Candidate]) -> bool {
        let weights = self.weights(candidates);
        let mut held: HashMap<usize, Vec<&Candidate>> = HashMap::new();
        for candidate in candidates {
            held.entry(candidate.passage).or_default().push(candidate);
        }
        let holds = |of: &Vec<&Candidate>| weights.share(|term| of.iter().any(|it| it.all.contains(term)));
        let words = held.values().map(holds).fold(0.0, f32::max);
        match self.by_words {
            Some(enough) => words >= enough,
            None => words >= PASSAGE_WORDS || passages.iter().any(|passage| passage.score >= PASSAGE_NEAR),
        }
    }

    /// The sentences that answer it, by their places among the candidates and in the order in which the documents have them; none
    /// where none does. `nearness`: that of each candidate, none where words alone decide.
    pub fn answered_by(&self, candidates: &[Candidate], nearness: &[f32]) -> Vec<usize> {
        let weights = self.weights(candidates);
        let mut weighed: Vec<Weighed> = (0..candidates.len())
            .map(|place| self.weighed(&weights, (place, &candidates[place]), nearness.get(place).copied()))
            .collect();
        weighed.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let Some(best) = weighed.first().filter(|best| self.is_enough(best)) else { return Vec::new() };
        let least = (best.weight * BESIDE).max(self.by_words.unwrap_or(BESIDE_NEAR));
        let (first, rest) = (best.place, weighed.iter().skip(1).filter(|it| it.weight >= least).map(|it| it.place));
        let mut chosen: Vec<usize> = core::iter::once(first).chain(rest).take(SENTENCES_MAX).collect();
        // Candidates stand in the order of passages, and within these in that of the document.
        chosen.sort_unstable();
        chosen
    }

    fn is_enough(&self, best: &Weighed) -> bool {
        match self.by_words {
            Some(enough) => best.weight >= enough,
            None => best.weight >= ENOUGH && (best.nearness >= NEAR || best.own >= NEARLY_ALL),
        }
    }

    fn weighed(
        &self,
        weights: &Weights<'_>,
        (place, candidate): (usize, &Candidate),
        nearness: Option<f32>,
    ) -> Weighed {
        let own = weights.share(|term| candidate.own.contains(term));
        let all = weights.share(|term| candidate.all.contains(term));
        let words = own.mul_add(OWN, all * (1.0 - OWN));
        let nearness = nearness.filter(|_| self.by_words.is_none()).unwrap_or(0.0);
        let weight = if self.by_words.is_some() { words } else { words.mul_add(WORDS, nearness) };
        let weight = (candidate.passage as f32).mul_add(-STEP, weight);
        Weighed { place, weight, nearness, own }
    }

    /// How much each term tells: one that stands in few of the sentences tells more, and most of all one that stands in none.
    fn weights(&self, candidates: &[Candidate]) -> Weights<'_> {
        let weight = |term: &String| {
            let holding = candidates.iter().filter(|candidate| candidate.all.contains(term)).count();
            let (count, holding) = (candidates.len() as f32, holding as f32);
            (1.0 + count / (0.5 + holding)).ln()
        };
        Weights(self.terms.iter().map(|term| (term.as_str(), weight(term))).collect())
    }
}

/// The question's terms with how much each tells.
struct Weights<'a>(Vec<(&'a str, f32)>);

impl Weights<'_> {
    /// The share of the question that stands somewhere.
    fn share(&self, stands: impl Fn(&str) -> bool) -> f32 {
        let whole: f32 = self.0.iter().map(|(_, weight)| weight).sum();
        let part: f32 = self.0.iter().filter(|(term, _)| stands(term)).map(|(_, weight)| weight).sum();
        if whole > 0.0 { part / whole } else { 0.0 }
    }
}

/// A candidate with what speaks for it.
struct Weighed {
    place: usize,
    weight: f32,
    nearness: f32,
    own: f32,
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;
