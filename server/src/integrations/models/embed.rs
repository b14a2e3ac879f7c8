//! The sentence model of this process, and what is learned on top of it.

use super::Models;
use super::classify::Heads;
use domain::models::Embedded;
use domain::workspaces::Failure;
use embed::{CancelFlag, Embedder, Error, Info, Options};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::sync::{Semaphore, oneshot};

/// The sentence model with its workers; cheap to clone. Empty where no weights are named.
#[derive(Clone, Default)]
pub struct Learners(pub(super) Option<Arc<Loaded>>);

pub(super) struct Loaded {
    embedder: Embedder,
    /// What was learned lately.
    pub(super) heads: Mutex<Heads>,
    /// The place of whoever learns: one at a time.
    pub(super) learning: Arc<Semaphore>,
}

/// Raises the flag when whoever asked has gone.
struct Asked(CancelFlag);

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Models {
    /// These models, with the sentence model in a folder.
    ///
    /// # Errors
    /// A folder that holds none; the sentence says what to do.
    pub fn with_embeddings(mut self, folder: &Path) -> Result<Self, Error> {
        let embedder = Embedder::load(folder, Options::default())?;
        self.learners = Learners(Some(Arc::new(Loaded {
            embedder,
            heads: Mutex::default(),
            learning: Arc::new(Semaphore::new(1)),
        })));
        Ok(self)
    }

    /// The model of vectors, if there is one.
    pub fn embeddings(&self) -> Option<&Info> {
        self.learners.0.as_ref().map(|loaded| loaded.embedder.info())
    }

    /// Turns texts into vectors. Whoever no longer waits stops the work.
    ///
    /// # Errors
    /// `ModelUnknown` where no sentence model is loaded, `RateLimited` when too many wait already, `ModelBroke`.
    pub async fn embed(&self, texts: Vec<String>) -> Result<Embedded, Failure> {
        let loaded = self.learners.0.as_ref().ok_or(Failure::ModelUnknown)?;
        loaded.embed(texts).await
    }
}

impl Loaded {
    pub(super) async fn embed(&self, texts: Vec<String>) -> Result<Embedded, Failure> {
        let (send, done) = oneshot::channel();
        let asked = Asked(CancelFlag::default());
        let on_done = Box::new(move |outcome| drop(send.send(outcome)));
        self.embedder.embed(texts, asked.0.clone(), on_done).map_err(|error| failure_of(&error))?;
        let outcome = done.await.map_err(|_| Failure::ModelBroke)?;
        let embedded = outcome.map_err(|error| failure_of(&error))?;
        let info = self.embedder.info();
        Ok(Embedded {
            model: info.id.clone(),
            dimensions: info.dimensions,
            vectors: embedded.vectors,
            tokens: embedded.tokens,
            truncated: embedded.truncated.into_iter().map(|place| u32::try_from(place).unwrap_or(u32::MAX)).collect(),
        })
    }
}

fn failure_of(error: &Error) -> Failure {
    match error {
        Error::Busy { .. } => Failure::RateLimited,
        other => {
            tracing::error!(error = %other, "there are no vectors");
            Failure::ModelBroke
        }
    }
}
