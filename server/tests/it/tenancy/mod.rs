//! Tenants: opened once, listed whole, and written down for good.

mod create;
mod hosts;
mod house;
mod list;
mod log;
