//! The loop of a process that takes turns: woken by notifications, with polling as the net.

use super::{CHANNEL, SAGAS, Sagas};
use crate::gateway::Services;
use crate::store::woken;
use std::sync::Arc;
use std::time::Duration;

/// The net under the notifications.
const POLL: Duration = Duration::from_secs(2);

/// Takes turns until the task is aborted. Faults of the database are waited out.
pub async fn run(services: Arc<Services>) {
    let sagas = Sagas::new(services.clone(), SAGAS);
    woken(&services.db, (CHANNEL, POLL), "sagas wait for the database", || sagas.drain()).await;
}
