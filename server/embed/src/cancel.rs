//! Giving up on vectors.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A flag that whoever asked may raise at any time, from any thread. Clones share one flag. A worker looks at it before
/// each piece of work, so what is left of a request is dropped within a fraction of a second.
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Raises the flag; there is no way back. After the end of the request it does nothing.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
