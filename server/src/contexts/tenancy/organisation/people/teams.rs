//! Teams.

mod change;
mod findable;
mod list;
mod projection;

pub use list::teams_of;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::teams)
        .serve(list::team_members)
        .serve(change::add_team)
        .serve(change::change_team)
        .serve(change::remove_team)
        .serve(change::add_team_member)
        .serve(change::remove_team_member)
}
