//! Where people begin who don't run the platform or build on it: each home is composed of parts of several contexts, and
//! has what there is today.

mod client;
mod employee;
mod lookup;
mod outside;
mod support;

pub use client::ClientHome;
pub use employee::EmployeeHome;
pub use outside::OutsideHome;
pub use support::SupportHome;
