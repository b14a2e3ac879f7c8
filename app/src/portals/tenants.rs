//! The tenants of the platform.

use crate::contexts::tenancy::{NewTenantPage, TenantPage, TenantsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of tenants.
    TenantsPages: |_portal, _page| view! { <TenantsPage/> }.erased()
}

group! {
    /// The wizard that opens a tenant, the page of one.
    TenantPages: |_portal, page| match page {
        "tenants/new" => view! { <NewTenantPage/> }.erased(),
        _ => view! { <TenantPage/> }.erased(),
    }
}
