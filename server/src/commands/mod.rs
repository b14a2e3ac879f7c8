//! The subcommands of `portico`.

pub mod audit;
pub mod call;
pub mod doctor;
pub mod keys;
pub mod migrate;
pub mod openapi;
pub mod rebuild;
pub mod seed;
pub mod serve;

mod database;
mod everywhere;
mod memory;
mod services;
mod work;

pub use database::Database;
use everywhere::{everywhere, tell_place};
pub use services::{Parts, assemble, services};
pub use work::{finish, let_go, prepare, work};
