//! Steps in a row: what one gives the next takes.

use crate::gateway::GatewayBuilder;

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
}
