//! Spaces: who reads and writes in them.

mod change;
mod findable;
mod found;
mod holders;
mod list;
mod names;
mod projection;
mod show;
mod stream;

pub use found::{FoundSpace, find_space};
pub(super) use names::{access_rows, names_of_spaces, require};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::spaces)
        .serve(show::show_space)
        .serve(change::create_space)
        .serve(change::edit_space)
        .serve(change::set_space_access)
        .serve(change::archive_space)
        .serve(change::restore_space)
        .serve(holders::space_holders)
}
