//! The way of every request, written once: permission, validation, transaction, handler, commit.

mod caller;
mod calls;
mod context;
mod download;
mod handle;
mod idempotency;
mod in_flight;
mod job;
mod jobs;
mod notes;
mod pipeline;
mod registry;
mod terms;
mod upload;
mod ways;

pub use caller::{Caller, Door};
pub use calls::Gateway;
pub use context::{Context, Effect, Version};
pub use download::{Disposition, Download, Opener, Pieces};
pub use handle::{Handle, HandleDownload, HandleStream, HandleUpload};
pub use idempotency::prune as prune_idempotency_keys;
pub use in_flight::{InFlight, Turn};
pub use jobs::{JobOrder, Jobs, NoWorker, Progress};
pub use notes::{Noted, Notes};
pub use registry::GatewayBuilder;
pub use terms::{IdempotencyKey, IfMatch, Terms};
pub use upload::UploadBody;
pub use ways::{Answer, JsonStream, Worked};

use crate::ambient::Clock;
use crate::contexts::identity::{Passwords, Tokens};
use crate::integrations::models::Models;
use crate::store::{Db, Keys};
use std::sync::Arc;

/// What handlers need beside the transaction.
pub struct Services {
    /// The database.
    pub db: Db,
    /// Keys for what can be erased.
    pub keys: Keys,
    /// Business time.
    pub clock: Clock,
    /// Hashing and checking of passwords.
    pub passwords: Passwords,
    /// Access tokens.
    pub tokens: Tokens,
    /// The models.
    pub models: Models,
    /// Between the order to erase a person and the point of no return, in days of business time.
    pub erasure_grace_days: u32,
    /// Keeps the jobs that are ordered.
    pub jobs: Arc<dyn Jobs>,
    /// Idempotency keys in work.
    pub in_flight: InFlight,
}
