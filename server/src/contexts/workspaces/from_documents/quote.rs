//! Answers in the documents' own sentences: nothing is written, so nothing is invented.

use super::said::Saying;
use crate::contexts::knowledge::citing::{Candidate, Question, candidates};
use crate::integrations::models::Models;
use domain::knowledge::citing::Citation;
use domain::knowledge::retrieval::Passage;
use domain::workspaces::{Failure, Prompt};
use std::iter::once;

/// Texts that the sentence model is given at once, so that others come in between.
const BATCH: usize = 32;

/// The sentences of the passages that answer the question, and the tokens that it took to find them; none where they don't hold
/// the answer.
///
/// # Errors
/// What the sentence model fails with.
pub async fn quoted(models: &Models, prompt: &Prompt) -> Result<(Vec<Saying>, u32), Failure> {
    let candidates = candidates(&prompt.context);
    let question = Question::of(&prompt.text, &prompt.context);
    let (nearness, tokens) =
        if question.is_by_words() { (Vec::new(), 0) } else { nearness(models, &prompt.text, &candidates).await? };
    let chosen = question.answered_by(&candidates, &nearness);
    let sayings = chosen.into_iter().filter_map(|place| saying(&candidates[place], &prompt.context)).collect();
    Ok((sayings, tokens))
}

/// How near each candidate is to the question, by itself or in its place.
async fn nearness(models: &Models, question: &str, candidates: &[Candidate]) -> Result<(Vec<f32>, u32), Failure> {
    let both = candidates.iter().flat_map(|candidate| [candidate.text.clone(), candidate.in_its_place.clone()]);
    let texts: Vec<String> = once(question.to_owned()).chain(both).collect();
    let (mut vectors, mut tokens) = (Vec::with_capacity(texts.len()), 0_u32);
    for batch in texts.chunks(BATCH) {
        let embedded = models.embed(batch.to_vec()).await?;
        tokens = tokens.saturating_add(embedded.tokens);
        vectors.extend(embedded.vectors);
    }
    let [question, sentences @ ..] = vectors.as_slice() else { return Err(Failure::ModelBroke) };
    let nearest = |both: &[Vec<f32>]| both.iter().map(|vector| cosine(question, vector)).fold(0.0, f32::max);
    Ok((sentences.chunks(2).map(nearest).collect(), tokens))
}

fn cosine(one: &[f32], other: &[f32]) -> f32 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let lengths = (product(one, one) * product(other, other)).sqrt();
    if lengths > 0.0 { product(one, other) / lengths } else { 0.0 }
}

/// A sentence with its place in the document, in characters.
fn saying(candidate: &Candidate, context: &[Passage]) -> Option<Saying> {
    let passage = context.get(candidate.passage)?;
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let from = passage.from.saturating_add(count(&passage.text[..candidate.bytes.start]));
    let to = from.saturating_add(count(&candidate.text));
    let Passage { document, version, number, .. } = *passage;
    let rests_on = vec![Citation { sentence: 0, document, version, number, from, to }];
    // What makes it an item of a list says nothing here.
    let text = candidate.text.trim_start_matches(['-', '*', ' ']).to_owned();
    Some(Saying { text, generated: false, rests_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_is_of_directions_and_nothing_is_near_to_nothing() {
        assert!((cosine(&[1.0, 2.0], &[2.0, 4.0]) - 1.0).abs() < 1e-6);
        assert!(cosine(&[1.0, 0.0], &[0.0, 3.0]).abs() < 1e-6);
        assert!(cosine(&[0.0], &[0.0]).abs() < 1e-6);
    }
}
