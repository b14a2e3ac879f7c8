//! Tenants.

mod add_host;
mod change_tenant;
mod create_tenant;
mod hosts;
mod organisation;
mod projection;
mod remove_host;
mod set_test_clock;
mod sites;
mod tenants;

pub use create_tenant::create_tenant;
pub use organisation::{House, Houses, departments_of, forget, forget_ended_secrets, house_of, secret_of, settings_of};
pub use sites::{Site, Sites};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    organisation::handlers(gateway)
        .serve(create_tenant)
        .serve(change_tenant::change_tenant)
        .serve(add_host::add_host)
        .serve(remove_host::remove_host)
        .serve(hosts::hosts)
        .serve(tenants::tenants)
        .serve(set_test_clock::set_test_clock)
}
