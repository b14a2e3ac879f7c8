//! Who may do what. Pure: the server refuses with it, the browser hides and disables with it.

mod actor;
mod conditions;
mod may;
mod permission;
mod portal;
mod role;

pub use actor::Actor;
pub use conditions::{Condition, Subject};
pub use may::{Because, Denied, may};
pub use permission::{Permission, Reach};
pub use portal::Portal;
pub use role::Role;
