//! The portals: each composes pages of contexts, and is loaded when it is first entered.

mod account;
mod admin;
mod client;
mod entry;
mod gallery;
mod site;

pub use account::AccountPortal;
pub use admin::AdminPortal;
pub use client::ClientPortal;
pub use entry::EntryPages;
pub use gallery::Gallery;
pub use site::PublicSite;
