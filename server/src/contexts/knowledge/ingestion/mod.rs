//! How documents come in: read, cut into passages, turned into vectors.

use crate::gateway::GatewayBuilder;

/// The handlers of this part of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
}
