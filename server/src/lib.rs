//! What happens: the gateway and everything behind it, and the doors in front of it.
//!
//! `store` keeps events and tenants apart, `gateway` runs operations, `contexts` handle them, `doors` turn HTTP and
//! the command line into operations, `integrations` reach what isn't ours, `jobs` and
//! `sagas` go on by themselves, `cells` gives single tenants a database of their own, `live` tells what changes, `isolation` proves that tenants are walled off from each other.

#![recursion_limit = "256"]

pub mod ambient;
pub mod audit;
pub mod cells;
pub mod commands;
pub mod config;
pub mod config_file;
pub mod contexts;
pub mod doors;
pub mod drain;
pub mod gateway;
pub mod integrations;
pub mod isolation;
pub mod jobs;
pub mod live;
pub mod observe;
pub mod sagas;
pub mod search;
pub mod store;
pub mod tools;
pub mod zones;

mod computing;
mod kept_rows;
mod leased;
mod own_page;
mod stop;

pub use stop::Stop;

/// Requests are made of many small things that live briefly, which the C library's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
