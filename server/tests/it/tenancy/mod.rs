//! Tenants: opened once, listed whole, and written down for good.

mod clients;
mod create;
mod hosts;
mod house;
pub mod lifecycle;
mod list;
mod log;
mod purge;
mod set_up;
