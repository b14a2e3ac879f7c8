//! Tenants, and the clients of agencies.

mod add_host;
mod cells;
mod change_tenant;
mod clients;
mod create_tenant;
mod delete_tenant;
mod drafts;
mod edit_tenant;
mod figures;
mod findable;
mod forget;
mod hosts;
mod kept;
mod names;
mod notices;
mod organisation;
mod own;
mod projection;
mod purge;
mod remove_host;
mod restore_tenant;
mod set_test_clock;
mod set_up;
mod set_up_dedicated;
mod show_operator;
mod show_standing;
mod show_tenant;
mod sites;
mod suspend_tenant;
mod tenants;
mod zone;

pub use cells::{CellPlace, cell_at, cell_of, cells_gone, has_cell, open_cells, reason_of};
pub use clients::has_client;
pub use create_tenant::{Opening, open, open_as};
pub use figures::{TenantFacts, facts, growth};
pub use forget::forget;
pub use kept::KEPT;
pub use names::{tenant_called, tenant_names};
pub use notices::NOTICES;
pub use organisation::{
    House, Houses, KeptSince, departments_of, dress, fingerprint_of, forget_ended_secrets, house_of, kept_since,
    secret_of, settings_of, teams_of,
};
pub use purge::PURGE_TENANT;
pub use set_up::SET_UP_TENANT;
pub use set_up_dedicated::SET_UP_DEDICATED;
pub use sites::{Site, Sites, name_of};
pub use zone::tenant_zone;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    organisation::handlers(gateway)
        .serve(create_tenant::create_tenant)
        .serve(change_tenant::change_tenant)
        .serve(show_tenant::show_tenant)
        .serve(show_operator::show_operator)
        .serve(show_standing::show_standing)
        .serve(edit_tenant::edit_tenant)
        .serve(suspend_tenant::suspend_tenant)
        .serve(restore_tenant::restore_tenant)
        .serve(delete_tenant::delete_tenant)
        .serve(drafts::keep_draft)
        .serve(drafts::show_draft)
        .serve(drafts::drop_draft)
        .serve(clients::create_client)
        .serve(clients::clients)
        .serve(clients::show_client)
        .serve(clients::remove_client)
        .serve(clients::restore_client)
        .serve(add_host::add_host)
        .serve(remove_host::remove_host)
        .serve(hosts::hosts)
        .serve(tenants::tenants)
        .serve(set_test_clock::set_test_clock)
}
