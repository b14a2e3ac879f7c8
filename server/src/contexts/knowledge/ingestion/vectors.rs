//! Turning passages into vectors, a few at a time, so that others' questions come in between and whoever looks sees it move.

use super::index_document::IndexDocument;
use super::state::{self, Standing};
use crate::Stop;
use crate::gateway::Services;
use crate::integrations::models::Models;
use domain::models::Embedded;
use domain::workspaces::Failure;
use std::time::Duration;
use tokio::time::sleep;

/// Passages a time.
const BATCH: usize = 32;
/// How often a model that has too much to do is asked, and the pause between.
const TRIES: u32 = 60;
const PAUSE: Duration = Duration::from_millis(500);

/// The vectors of a version's passages, in their order. Without a model there are none.
#[derive(Default)]
pub(super) struct Vectors {
    pub model: Option<String>,
    pub dimensions: Option<u32>,
    pub vectors: Vec<Vec<f32>>,
    pub tokens: u64,
}

/// Makes them. `standing`: how far the version is, which moves on with each batch.
///
/// # Errors
/// A model that is too busy for long, or broke.
pub(super) async fn vectors(
    services: &Services,
    what: &IndexDocument,
    (texts, mut standing): (Vec<String>, Standing),
) -> Result<Vectors, Stop> {
    let models = services.models.clone();
    let mut made = Vectors::default();
    for batch in texts.chunks(BATCH) {
        let embedded = embed(&models, batch).await?;
        made.tokens += u64::from(embedded.tokens);
        made.model = Some(embedded.model);
        made.dimensions = Some(embedded.dimensions);
        made.vectors.extend(embedded.vectors);
        standing.done = made.vectors.len();
        state::put(services, what, standing.clone()).await?;
    }
    Ok(made)
}

async fn embed(models: &Models, texts: &[String]) -> Result<Embedded, Stop> {
    for _ in 0..TRIES {
        match models.embed(texts.to_vec()).await {
            Ok(embedded) => return Ok(embedded),
            Err(Failure::RateLimited) => sleep(PAUSE).await,
            Err(failure) => return Err(Stop::defect(format!("the sentence model: {}", failure.as_str()))),
        }
    }
    Err(Stop::defect("the sentence model has too much to do"))
}
