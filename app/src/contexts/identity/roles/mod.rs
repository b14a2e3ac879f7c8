//! Roles: the list with its matrix, the builder of one role, and how permissions are used.

mod builder;
mod draft;
mod grid;
mod heatmap;
mod matrix;
mod preview;
mod role_page;
mod roles_page;
mod roles_table;
mod sights;
mod ticks;
mod use_page;

pub use role_page::RolePage;
pub use roles_page::RolesPage;
pub use use_page::PermissionUsePage;

use crate::words;
use domain::identity::RoleRow;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The path of the roles in the portal that shows them: both have the same pages.
fn base() -> &'static str {
    let path = use_location().pathname.get_untracked();
    if path.starts_with("/admin") { "/admin/roles" } else { "/client/roles" }
}

/// What people call a role.
fn name_of(role: &RoleRow) -> String {
    if role.built_in { words::role(words::texts(), &role.content.name) } else { role.content.name.clone() }
}
