//! Writes down every second what failed and what pages came to. Each process does it for what it noted itself.

use super::defects;
use crate::Stop;
use crate::gateway::Services;
use std::sync::Arc;
use std::time::Duration;

/// Between two rounds.
const ROUND: Duration = Duration::from_secs(1);

/// Works until the task is aborted. Faults of the database are waited out.
pub async fn keep_watch(services: Arc<Services>) {
    loop {
        tokio::time::sleep(ROUND).await;
        if let Err(error) = write_watch(&services).await {
            tracing::warn!(%error, "what failed and what was loaded wait for the database");
        }
    }
}

/// One round.
///
/// # Errors
/// The database's; what wasn't written is kept.
pub async fn write_watch(services: &Arc<Services>) -> Result<(), Stop> {
    let figures = services.figures.flush(services).await;
    defects::write_down(services).await?;
    Ok(figures?)
}
