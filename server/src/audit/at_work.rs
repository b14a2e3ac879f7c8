//! The audit's worker: counts of repeated refusals are written, and what has become final is sealed and exported.

use super::seals::{BATCH_ROWS, export, seal_next};
use super::trail::write_alone;
use crate::Stop;
use crate::gateway::Services;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a row waits for its seal at most, as long as no transaction stays open.
const PAUSE: Duration = Duration::from_secs(60);

/// Seals the log; one process at a time does, the others find nothing left to do.
pub struct Worker(Arc<Services>);

impl Worker {
    /// With these services.
    pub const fn new(services: Arc<Services>) -> Self {
        Self(services)
    }

    /// Goes on until it is dropped.
    pub async fn run(self) {
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = self.round(false).await {
                tracing::warn!(%error, "the audit's round failed and is repeated");
            }
        }
    }

    /// Writes counts whose minute has passed, or all of them, and seals. Answers the number of new seals.
    ///
    /// # Errors
    /// When the database isn't there, or the folder of checkpoints can't be written to.
    pub async fn round(&self, every_count: bool) -> Result<usize, Stop> {
        let Services { db, audit, .. } = &*self.0;
        write_alone(&self.0, &audit.repeats.due(Instant::now(), every_count)).await?;
        let mut sealed = 0;
        loop {
            let mut tx = db.as_system("seal the log").await?;
            let seal = seal_next(&mut tx, &audit.signer, BATCH_ROWS).await?;
            tx.commit().await?;
            if seal.is_none() {
                break;
            }
            sealed += 1;
        }
        let mut tx = db.as_system("export checkpoints").await?;
        export(&mut tx, &audit.signer, &audit.checkpoints).await?;
        Ok(sealed)
    }
}
