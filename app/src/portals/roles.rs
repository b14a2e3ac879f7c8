//! What people may do.

use crate::contexts::identity::{PermissionUsePage, RolePage, RolesPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Roles, their use, the page of one.
    RolesPages: |_portal, page| match page {
        "roles" => view! { <RolesPage/> }.erased(),
        "roles/use" => view! { <PermissionUsePage/> }.erased(),
        _ => view! { <RolePage/> }.erased(),
    }
}
