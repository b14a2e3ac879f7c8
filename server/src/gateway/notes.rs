//! What becomes known of a request on its way through the gateway, for the door that answers it: a cell that the
//! caller carries.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The cell. Copies are the same cell.
#[derive(Clone, Debug, Default)]
pub struct Notes(Arc<Mutex<Noted>>);

/// What is known of a request so far.
#[derive(Debug, Default)]
pub struct Noted {
    /// The answer is that of an earlier request with the same key.
    pub replayed: bool,
}

impl Notes {
    /// The cell's inside. Nobody panics while holding it, and a poisoned one still reads.
    pub fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
