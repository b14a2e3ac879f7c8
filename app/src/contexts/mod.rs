//! Screens and parts of the bounded contexts. A folder bears the name that its context has in `domain`.

pub mod agent;
pub mod billing;
pub mod developers;
pub mod federation;
pub mod files;
pub mod growth;
pub mod identity;
pub mod knowledge;
pub mod models;
pub mod notify;
pub mod pipelines;
pub mod platform;
pub mod templates;
pub mod tenancy;
pub mod workspaces;
