//! Where people begin who don't run the platform, work in a workspace or build on it: each home is composed of parts of
//! several contexts, and has what there is today.

mod employee;
mod lookup;
mod outside;
mod support;

pub use employee::EmployeeHome;
pub use outside::OutsideHome;
pub use support::SupportHome;
