//! What the threads of local models share: they stand back behind the rest of the machine, and give up when told to.

mod cancel;
mod priority;

pub use cancel::{CancelFlag, CancelGuard};
pub use priority::lower_this_thread;
