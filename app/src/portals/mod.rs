//! The portals: each composes pages of contexts, and is loaded when it is first entered.

mod account;
mod admin;
mod client;

pub use account::AccountPortal;
pub use admin::AdminPortal;
pub use client::ClientPortal;
