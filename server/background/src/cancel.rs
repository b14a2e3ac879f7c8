//! Giving up on an answer or on vectors.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A flag that whoever asked may raise at any time, from any thread. Clones share one flag.
///
/// Workers look at it before each token or piece of work, so what is left of a request is dropped within a fraction of a
/// second; a waiting request's whenever a running one's.
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Raises the flag; there is no way back. After the end of the request it does nothing.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Raises the flag when it goes out of scope: for whoever may be stopped before the end of the answer.
    #[must_use]
    pub fn when_dropped(&self) -> CancelGuard {
        CancelGuard(self.clone())
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Raises its flag when it is dropped.
#[derive(Debug)]
pub struct CancelGuard(CancelFlag);

impl Drop for CancelGuard {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_goes_away_gives_up() {
        let flag = CancelFlag::default();
        let guard = flag.when_dropped();
        assert!(!flag.is_cancelled());
        drop(guard);
        assert!(flag.is_cancelled());
    }
}
