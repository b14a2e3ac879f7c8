//! The loop of a process that takes turns: woken by notifications, with polling as the net.

use super::{CHANNEL, SAGAS, Sagas};
use crate::Stop;
use crate::gateway::Services;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);

/// Takes turns until the task is aborted. Faults of the database are waited out.
pub async fn run(services: Arc<Services>) {
    let sagas = Sagas::new(services.clone(), SAGAS);
    loop {
        if let Err(error) = listen_and_work(&services, &sagas).await {
            tracing::warn!(%error, "sagas wait for the database");
        }
        sleep(Duration::from_secs(1)).await;
    }
}

async fn listen_and_work(services: &Arc<Services>, sagas: &Sagas) -> Result<(), Stop> {
    let mut news = services.db.listener().await?;
    news.listen(CHANNEL).await?;
    loop {
        sagas.drain().await?;
        // Whether there was news or just time passed, the turns are looked at.
        let _ = timeout(POLL, news.recv()).await;
    }
}
