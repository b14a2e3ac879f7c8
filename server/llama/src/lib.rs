//! Language models on this machine's CPU: weights, a pool of worker threads, and answers as a stream
//! of events.
//!
//! ```no_run
//! use llama::{CancelFlag, Message, Model, Options, Pool, PoolOptions, Request};
//!
//! let model = Model::load("weights.gguf".as_ref(), Options::default())?;
//! let pool = Pool::start(model, PoolOptions::default())?;
//! let request = Request { max_tokens: 64, ..Request::new(vec![Message::user("Name a colour.")]) };
//! pool.submit(request, CancelFlag::default(), Box::new(|event| println!("{event:?}")))?;
//! # Ok::<(), llama::Error>(())
//! ```
//!
//! Invariants, held for whatever is asked and whatever ran before:
//! - A request that was accepted ends in exactly one [`Event::Finished`] or [`Event::Failed`].
//! - What people write is never read as the model's own markup: a message cannot end its turn or
//!   start another one.
//! - The same request at temperature 0 gets the same bytes.
//! - An answer with a grammar keeps to it, however it is drawn.
//! - The workers run at a lower priority than the rest of the process, and the queue has an end.
//!
//! There is no async runtime, no network and no store in here, and no word of what the answers are for.

mod backend;
mod error;
mod event;
mod generate;
mod grammar;
mod model;
mod pool;
mod prompt;
mod queue;
mod request;
mod stop;
mod utf8;
mod worker;

pub use background::{CancelFlag, CancelGuard};
pub use error::Error;
pub use event::{Event, Finished, OnEvent, Reason};
pub use grammar::grammar_of;
pub use model::{Info, Model, Options};
pub use pool::{Load, Pool, PoolOptions};
pub use request::{Message, Request, Role};
