//! The way of every request, written once: permission, validation, transaction, handler, commit.

mod caller;
mod context;
mod handle;
mod registry;

pub use caller::{Caller, Door};
pub use context::{Context, Effect};
pub use handle::{Handle, HandleStream};
pub use registry::{Answer, Gateway, GatewayBuilder, JsonStream};

use crate::ambient::Clock;
use crate::contexts::identity::{Passwords, Tokens};
use crate::integrations::models::Models;
use crate::store::{Db, Keys};

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
}
