//! One at a time for each key within this process: fifty askers wait here, holding nothing, while one holds a
//! connection. Between processes the database's unique index does the same.

use super::IdempotencyKey;
use domain::kernel::TenantId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OwnedMutexGuard;

type Key = (TenantId, IdempotencyKey);
type Slot = Arc<tokio::sync::Mutex<()>>;

/// The keys that somebody in this process works on or waits for.
#[derive(Clone, Default)]
pub struct InFlight(Arc<Mutex<HashMap<Key, Slot>>>);

impl InFlight {
    /// Waits for its turn. Whoever stops waiting, or drops the turn, leaves nothing behind.
    pub async fn turn(&self, tenant: TenantId, key: &IdempotencyKey) -> Turn {
        let key = (tenant, key.clone());
        let slot = self.slots().entry(key.clone()).or_default().clone();
        let mut turn = Turn { all: self.clone(), key, slot: slot.clone(), held: None };
        turn.held = Some(slot.lock_owned().await);
        turn
    }

    /// Keys in work.
    pub fn len(&self) -> usize {
        self.slots().len()
    }

    /// Whether nobody is at work.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<Key, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn, until it is dropped.
pub struct Turn {
    all: InFlight,
    key: Key,
    slot: Slot,
    held: Option<OwnedMutexGuard<()>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.held = None;
        let mut slots = self.all.slots();
        // The map's own and this turn's: nobody else waits for it.
        if Arc::strong_count(&self.slot) == 2 {
            slots.remove(&self.key);
        }
    }
}
