//! Spaces of knowledge, the documents in them, and what is found and cited of these.

pub mod citing;
pub mod ingestion;
pub mod retrieval;

use crate::gateway::GatewayBuilder;

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    retrieval::handlers(citing::handlers(ingestion::handlers(builder)))
}
