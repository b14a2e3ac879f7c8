//! How many answers a provider gives at the same time, of those that this process asks it for.

use domain::kernel::ModelProviderId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Answers of one provider at the same time.
const PLACES: usize = 8;

/// Providers whose places are remembered before those that nobody takes are forgotten.
const KEPT: usize = 1_000;

/// The places at each provider.
#[derive(Default)]
pub(super) struct Places(Mutex<HashMap<ModelProviderId, Arc<Semaphore>>>);

impl Places {
    /// Those of one provider.
    pub fn of(&self, id: ModelProviderId) -> Arc<Semaphore> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            // A place that is taken holds on to all of them.
            all.retain(|_, places| Arc::strong_count(places) > 1);
        }
        all.entry(id).or_insert_with(|| Arc::new(Semaphore::new(PLACES))).clone()
    }
}
