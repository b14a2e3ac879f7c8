//! Tenants: opened once, listed whole, and written down for good.

mod create;
mod hosts;
mod list;
mod log;
