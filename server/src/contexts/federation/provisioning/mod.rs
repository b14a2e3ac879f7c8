//! What a tenant's directory says of its people, and what becomes of it: accounts, memberships, roles. The protocol that
//! directories speak is `doors::scim`.

mod admission;
mod change_provisioned;
mod end_provisioning;
mod find_provisioned;
mod projection;
mod provision_person;
mod rows;
mod show_provisioned;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(provision_person::provision_person)
        .serve(change_provisioned::change_provisioned)
        .serve(end_provisioning::end_provisioning)
        .serve(show_provisioned::show_provisioned)
        .serve(find_provisioned::find_provisioned)
}
