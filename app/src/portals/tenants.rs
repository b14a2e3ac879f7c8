//! The tenants of the platform.

use super::in_portal;
use crate::contexts::tenancy::{NewTenantPage, TenantPage, TenantsPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The list of tenants, the wizard that opens one, the page of one.
pub struct TenantsPages;

#[lazy_route]
impl LazyRoute for TenantsPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let TenantsPages = this;
        in_portal(|_portal, page| match page {
            "tenants" => view! { <TenantsPage/> }.into_any(),
            "tenants/new" => view! { <NewTenantPage/> }.into_any(),
            _ => view! { <TenantPage/> }.into_any(),
        })
    }
}
