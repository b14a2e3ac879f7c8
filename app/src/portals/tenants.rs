//! The tenants of the platform.

use crate::contexts::tenancy::{NewTenantPage, TenantPage, TenantsPage};
use leptos::prelude::*;

group! {
    /// The list of tenants, the wizard that opens one, the page of one.
    TenantsPages: |_portal, page| match page {
        "tenants" => view! { <TenantsPage/> }.into_any(),
        "tenants/new" => view! { <NewTenantPage/> }.into_any(),
        _ => view! { <TenantPage/> }.into_any(),
    }
}
