//! The installation itself, as those see it who run it.

mod requests;
mod usage;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway.serve(usage::usage).serve(requests::requests)
}
