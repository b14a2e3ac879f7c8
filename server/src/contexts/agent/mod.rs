//! The agent: what a person has it do, with which tools, and what waits for approval.

use crate::gateway::GatewayBuilder;

/// The handlers of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
}
