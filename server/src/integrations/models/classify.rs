//! Classification by examples: a head on the vectors of the labels' examples, learned once and kept for a while.

use super::Models;
use super::embed::Loaded;
use background::lower_this_thread;
use domain::models::{Classified, Label};
use domain::workspaces::Failure;
use embed::Head;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Arc, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

/// Heads that are kept, the latest used at the end. One of ten labels takes 15 kB.
const KEPT: usize = 200;

/// How far learning stands back, as far as the models do.
const NICE: u8 = 10;

/// Names what was learned from, whatever else is in a text.
type Key = [u8; 32];

/// Heads by the hash of the labels and examples that they were learned from.
#[derive(Default)]
pub(super) struct Heads(VecDeque<(Key, Arc<Head>)>);

impl Heads {
    fn find(&mut self, key: &Key) -> Option<Arc<Head>> {
        let place = self.0.iter().position(|(of, _)| of == key)?;
        let found = self.0.remove(place)?;
        let head = found.1.clone();
        self.0.push_back(found);
        Some(head)
    }

    fn keep(&mut self, key: Key, head: Arc<Head>) {
        if self.0.len() >= KEPT {
            self.0.pop_front();
        }
        self.0.retain(|(of, _)| *of != key);
        self.0.push_back((key, head));
    }
}

impl Models {
    /// Sorts a text under one of the labels.
    ///
    /// # Errors
    /// `ModelUnknown` where no sentence model is loaded or there is no label, and whatever [`Models::embed`] fails with.
    pub async fn classify(&self, text: &str, labels: &[Label]) -> Result<Classified, Failure> {
        let loaded = self.learners.0.as_ref().ok_or(Failure::ModelUnknown)?;
        let key = key_of(labels);
        let (head, learned) = match loaded.known(&key) {
            Some(head) => (head, 0),
            None => loaded.learn(key, labels).await?,
        };
        let embedded = loaded.embed(vec![text.to_owned()]).await?;
        let vector = embedded.vectors.first().ok_or(Failure::ModelBroke)?;
        let names = labels.iter().map(|label| label.name.clone());
        let mut scores: Vec<(String, f32)> = names.zip(head.probabilities(vector)).collect();
        scores.sort_by(|one, other| other.1.total_cmp(&one.1));
        let label = scores.first().ok_or(Failure::ModelUnknown)?.0.clone();
        Ok(Classified { label, scores, tokens: embedded.tokens.saturating_add(learned) })
    }
}

impl Loaded {
    fn known(&self, key: &Key) -> Option<Arc<Head>> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).find(key)
    }

    /// Learns the labels; says how many tokens their examples took.
    async fn learn(&self, key: Key, labels: &[Label]) -> Result<(Arc<Head>, u32), Failure> {
        let (mut numbers, mut texts) = (Vec::new(), Vec::new());
        for (number, label) in labels.iter().enumerate() {
            let own = std::slice::from_ref(&label.name);
            let examples = if label.examples.is_empty() { own } else { label.examples.as_slice() };
            numbers.extend(examples.iter().map(|_| number));
            texts.extend(examples.iter().cloned());
        }
        let embedded = self.embed(texts).await?;
        let examples: Vec<(usize, Vec<f32>)> = numbers.into_iter().zip(embedded.vectors).collect();
        let place = self.learning.clone().acquire_owned().await.map_err(|_| Failure::ModelBroke)?;
        // Whoever waited for others that learned the same finds it here.
        if let Some(head) = self.known(&key) {
            return Ok((head, embedded.tokens));
        }
        let head = Arc::new(trained(place, examples).await?);
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).keep(key, head.clone());
        Ok((head, embedded.tokens))
    }
}

/// Learns on a thread of its own that stands back behind the rest of the process, as many examples take seconds. The place
/// is free again when it is through, also where nobody waits for that any more.
async fn trained(place: OwnedSemaphorePermit, examples: Vec<(usize, Vec<f32>)>) -> Result<Head, Failure> {
    let (send, done) = oneshot::channel();
    let learn = move || {
        if let Err(error) = lower_this_thread(NICE) {
            tracing::warn!(%error, "the thread that learns can't stand back");
        }
        let head = Head::train(&examples);
        drop(place);
        let _ = send.send(head);
    };
    let started = std::thread::Builder::new().name("learn".into()).spawn(learn);
    started.map_err(|error| {
        tracing::error!(%error, "there is no thread to learn on");
        Failure::ModelBroke
    })?;
    done.await.map_err(|_| Failure::ModelBroke)?.ok_or(Failure::ModelUnknown)
}

/// Each text with its length in front, so that no two lists of labels run into the same bytes.
fn key_of(labels: &[Label]) -> Key {
    let mut hash = Sha256::new();
    for label in labels {
        hash.update(label.examples.len().to_le_bytes());
        for text in std::iter::once(&label.name).chain(&label.examples) {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(name: &str, examples: &[&str]) -> Label {
        Label { name: name.into(), examples: examples.iter().map(|&text| text.into()).collect() }
    }

    #[test]
    fn other_labels_or_examples_are_learned_anew() {
        let key = key_of(&[label("a", &["b", "c"])]);
        assert_eq!(key, key_of(&[label("a", &["b", "c"])]));
        for other in [vec![label("a", &["bc"])], vec![label("a", &["b"]), label("c", &[])], vec![label("ab", &["c"])]] {
            assert_ne!(key, key_of(&other));
        }
    }

    #[tokio::test]
    async fn whoever_gives_up_learning_leaves_the_place_to_others() {
        let places = Arc::new(tokio::sync::Semaphore::new(1));
        let place = places.clone().acquire_owned().await.expect("it is free");
        assert!(trained(place, vec![(0, vec![1.0])]).await.is_ok());
        let place = places.clone().acquire_owned().await.expect("it is free again");
        assert_eq!(trained(place, Vec::new()).await.err(), Some(Failure::ModelUnknown));
        let place = places.clone().acquire_owned().await.expect("it is free again");
        let begun = trained(place, vec![(0, vec![1.0])]);
        let _ = tokio::time::timeout(std::time::Duration::ZERO, begun).await;
        assert!(places.acquire().await.is_ok());
    }

    #[test]
    fn what_was_not_used_for_long_goes_first() {
        let head = Arc::new(Head::train(&[(0, vec![1.0])]).expect("one is enough"));
        let key = |number: usize| key_of(&[label(&number.to_string(), &[])]);
        let mut heads = Heads::default();
        (0..KEPT).for_each(|number| heads.keep(key(number), head.clone()));
        assert!(heads.find(&key(0)).is_some());
        heads.keep(key(KEPT), head);
        assert!(heads.find(&key(0)).is_some() && heads.find(&key(1)).is_none());
    }
}
