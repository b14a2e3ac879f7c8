//! What people may do.

use super::in_portal;
use crate::contexts::identity::{PermissionUsePage, RolePage, RolesPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Roles, their use, the page of one.
pub struct RolesPages;

#[lazy_route]
impl LazyRoute for RolesPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let RolesPages = this;
        in_portal(|_portal, page| match page {
            "roles" => view! { <RolesPage/> }.into_any(),
            "roles/use" => view! { <PermissionUsePage/> }.into_any(),
            _ => view! { <RolePage/> }.into_any(),
        })
    }
}
