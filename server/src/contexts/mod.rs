//! The handlers, cut like `domain`. A context never touches another's tables: it calls an operation or reads events.

pub mod identity;
pub mod platform;
pub mod tenancy;
pub mod workspaces;

use crate::gateway::{Gateway, GatewayBuilder, Services};
use std::sync::Arc;

/// The gateway with every handler there is.
pub fn gateway(services: Arc<Services>) -> Gateway {
    handlers(services).build()
}

/// Every handler there is, for a gateway that serves more besides.
pub fn handlers(services: Arc<Services>) -> GatewayBuilder {
    [tenancy::handlers, identity::handlers, workspaces::handlers, platform::handlers]
        .into_iter()
        .fold(GatewayBuilder::new(services), |builder, context: fn(GatewayBuilder) -> GatewayBuilder| context(builder))
}
