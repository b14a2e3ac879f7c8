//! Spaces of knowledge, the documents in them, and what is found, cited and suggested of these.

mod approved;
mod bring_in;
pub mod citing;
mod deadlines;
mod documents;
mod forget;
pub mod ingestion;
mod kept;
mod notices;
pub mod reading;
pub mod retrieval;
mod spaces;
pub mod suggesting;

pub use approved::Approved;
pub use bring_in::{Incoming, add_version, bring_in};
pub use deadlines::{EXPIRY, ExpireReview, PURGE, PurgeDocument, expiry_falls, purge_falls};
pub use forget::forget;
pub use kept::KEPT;
pub use notices::NOTICES;
pub use reading::{FoundDocument, FoundSpace, Readable, find_document, find_space, readable};

use crate::gateway::GatewayBuilder;

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    let builder = documents::handlers(spaces::handlers(builder));
    let builder = suggesting::handlers(citing::handlers(ingestion::handlers(builder)));
    retrieval::handlers(builder)
}
