//! Meaning as numbers on this machine's CPU: a sentence model of the BERT family, a pool of worker threads that turn
//! texts into vectors, and a small learner that sorts by them.
//!
//! ```no_run
//! use embed::{CancelFlag, Embedder, Options};
//!
//! let embedder = Embedder::load("models/all-MiniLM-L6-v2".as_ref(), Options::default())?;
//! let texts = vec!["Where is my parcel?".to_owned()];
//! embedder.embed(texts, CancelFlag::default(), Box::new(|vectors| println!("{vectors:?}")))?;
//! # Ok::<(), embed::Error>(())
//! ```
//!
//! Invariants, held for whatever is asked and whatever ran before:
//! - A request that was accepted is answered exactly once.
//! - The vector of a text doesn't depend on the texts beside it, beyond the last bits of a float.
//! - What people write is never read as the model's own markup.
//! - A long list of texts doesn't keep a short one waiting: workers go round, a piece of each.
//! - The workers run at a lower priority than the rest of the process, and the queue has an end. No thread is started
//!   beside them.
//!
//! There is no async runtime, no network and no store in here, and no word of what the vectors are for.

mod bert;
mod characters;
mod error;
mod head;
mod layer;
mod matrix;
mod numbers;
mod pool;
mod queue;
mod tensors;
mod words;

pub use background::CancelFlag;
pub use error::Error;
pub use head::{Head, LEARNED_FROM};
pub use pool::{Embedder, Info, Options};
pub use queue::{Embedded, OnDone};

/// Word pieces of a text that are read, its beginning and end marks among them: as many as the sentence models of this
/// family were trained for. What follows is left out, and the answer says so.
pub const TOKENS_MAX: usize = 256;
