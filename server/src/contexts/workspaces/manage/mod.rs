//! Workspaces as people make and keep them.

mod activity;
mod change;
mod colleagues;
mod findable;
mod found;
mod left;
mod list;
mod members;
mod models;
mod projection;
mod rules;
mod show;
mod stream;
mod used;

pub(super) use found::{find, lets_in, may_manage_all, read};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::workspaces)
        .serve(show::show_workspace)
        .serve(activity::workspace_activity)
        .serve(members::workspace_members)
        .serve(members::set_workspace_member)
        .serve(members::remove_workspace_member)
        .serve(change::create_workspace)
        .serve(change::edit_workspace)
        .serve(change::archive_workspace)
        .serve(change::restore_workspace)
        .serve(rules::allow_models)
        .serve(rules::set_retention)
        .serve(rules::set_safety)
        .serve(rules::set_budgets)
        .serve(rules::add_budget)
        .serve(rules::remove_budget)
        .serve(models::workspace_models)
        .serve(colleagues::workspace_colleagues)
}
