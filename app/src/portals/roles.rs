//! What people may do.

use crate::contexts::identity::{PermissionUsePage, RolePage, RolesPage};
use leptos::prelude::*;

group! {
    /// Roles, their use, the page of one.
    RolesPages: |_portal, page| match page {
        "roles" => view! { <RolesPage/> }.into_any(),
        "roles/use" => view! { <PermissionUsePage/> }.into_any(),
        _ => view! { <RolePage/> }.into_any(),
    }
}
