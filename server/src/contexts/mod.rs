//! The handlers, cut like `domain`. A context never touches another's tables: it calls an operation or reads events.

pub mod identity;
pub mod platform;
pub mod tenancy;
pub mod workspaces;

use crate::gateway::{Gateway, GatewayBuilder, Services};
use std::sync::Arc;

/// The gateway with every handler there is.
pub fn gateway(services: Arc<Services>) -> Gateway {
    let builder = GatewayBuilder::new(services);
    [tenancy::handlers, identity::handlers, workspaces::handlers, platform::handlers]
        .into_iter()
        .fold(builder, |builder, context: fn(GatewayBuilder) -> GatewayBuilder| context(builder))
        .build()
}
