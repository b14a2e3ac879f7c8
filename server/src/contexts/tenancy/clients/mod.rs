//! The clients of agencies.

mod create_client;
mod known;
mod list_clients;
mod projection;
mod remove_client;
mod restore_client;
mod room;
mod show_client;

pub(super) use create_client::create_client;
pub use known::has_client;
pub(super) use list_clients::clients;
pub(super) use remove_client::remove_client;
pub(super) use restore_client::restore_client;
pub(super) use show_client::show_client;
