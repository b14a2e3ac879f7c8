//! Who may do what. Pure: the server refuses with it, the browser hides and disables with it.

mod actor;
mod conditions;
mod grants;
mod may;
mod permission;
mod permissions;
mod portal;
mod role;
mod role_ref;

pub use actor::{Actor, ActorKind, HeldRole, Impersonator, TenantStanding};
pub use conditions::{Condition, Subject};
pub use grants::{ClientGrants, Granted, Grants};
pub use may::{Because, Denied, may, may_ask};
pub use permission::{Permission, Reach};
pub use permissions::Permissions;
pub use portal::Portal;
pub use role::Role;
pub use role_ref::RoleRef;
