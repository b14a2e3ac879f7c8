//! Locations.

mod change;
mod list;
mod projection;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::locations)
        .serve(change::add_location)
        .serve(change::change_location)
        .serve(change::remove_location)
}
