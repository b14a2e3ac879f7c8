//! The tenants of the platform.

use crate::contexts::tenancy::{NewTenantPage, TenantPage, TenantsPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The list of tenants, the wizard that opens one, the page of one.
    TenantsPages: |_portal, page| match page {
        "tenants" => view! { <TenantsPage/> }.erased(),
        "tenants/new" => view! { <NewTenantPage/> }.erased(),
        _ => view! { <TenantPage/> }.erased(),
    }
}
