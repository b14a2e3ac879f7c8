//! How a tenant's people are divided: teams, departments, locations.

mod departments;
mod locations;
mod members;
mod own;
mod teams;

pub use departments::departments_of;
pub use members::forget;
pub use teams::teams_of;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    [teams::handlers, departments::handlers, locations::handlers, own::handlers]
        .into_iter()
        .fold(gateway, |gateway, part: fn(GatewayBuilder) -> GatewayBuilder| part(gateway))
}
