//! What is true in Portico: operations, aggregates, events and policies.
//!
//! No I/O, no async, no clock and no randomness live here: time, ids and secrets are arguments. The crate builds
//! for the server and for WebAssembly, so that browser and server decide by the same rules.
//! The module of a bounded context here has the same name in `app/contexts` and `server/contexts`.

pub mod agent;
pub mod billing;
#[cfg(feature = "catalogue")]
pub mod catalogue;
pub mod developers;
pub mod federation;
pub mod files;
pub mod growth;
pub mod identity;
pub mod kernel;
pub mod knowledge;
pub mod models;
pub mod notify;
pub mod pipelines;
pub mod platform;
pub mod policy;
pub mod templates;
pub mod tenancy;
pub mod workspaces;

pub use kernel::{Moment, Operation, Page, Refusal};
