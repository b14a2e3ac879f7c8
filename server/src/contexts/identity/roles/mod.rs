//! Roles: the built-in ones and those that a tenant has made for itself, what they carry, and how that is used.

mod change;
mod create;
mod held;
mod known;
mod list;
mod permissions;
mod preview;
mod projection;
mod remove;
mod usage;

pub(super) use known::own_names_carrying;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::roles)
        .serve(list::role_detail)
        .serve(create::create_role)
        .serve(change::change_role)
        .serve(remove::remove_role)
        .serve(permissions::all_permissions)
        .serve(preview::preview_role)
        .serve(usage::use_of_permissions)
}
