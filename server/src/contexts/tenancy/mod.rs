//! Tenants.

mod change_tenant;
mod create_tenant;
mod projection;
mod set_test_clock;
mod tenants;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(create_tenant::create_tenant)
        .serve(change_tenant::change_tenant)
        .serve(tenants::tenants)
        .serve(set_test_clock::set_test_clock)
}
