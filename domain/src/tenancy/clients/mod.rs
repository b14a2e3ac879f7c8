//! The clients of an agency: each a part of its tenant that is walled off from the others.

mod client;
mod create_client;
mod list_clients;
mod remove_client;
mod restore_client;
mod show_client;

pub use client::{Client, ClientCommand, ClientEvent, ClientRefusal, ClientState, ClientStatus, WantedWebsite};
pub use create_client::{ClientCreated, CreateClient};
pub use list_clients::{ClientRow, ClientSort, Clients};
pub use remove_client::RemoveClient;
pub use restore_client::RestoreClient;
pub use show_client::ShowClient;
