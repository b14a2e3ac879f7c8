//! The platform's own work as those who run the installation see it.

mod audit_entry;
mod audit_log;
mod checkpoints;
mod event_types;
mod my_activity;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(audit_log::audit_log)
        .serve(audit_entry::audit_entry)
        .serve(event_types::event_types)
        .serve(my_activity::my_activity)
        .serve(checkpoints::checkpoints)
}
