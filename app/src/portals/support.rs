//! Where those who ask for help are helped.

use crate::contexts::identity::HelpedPersonPage;
use crate::contexts::tenancy::{HelpedTenantPage, HelpedTenantsPage};
use crate::homes::SupportHome;
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The home of support, a person and a tenant in brief, and the tenants.
    SupportPages: |_portal, page| match page {
        "tenants" => view! { <HelpedTenantsPage/> }.erased(),
        page if page.starts_with("tenants/") => view! { <HelpedTenantPage/> }.erased(),
        page if page.starts_with("people/") => view! { <HelpedPersonPage/> }.erased(),
        _ => view! { <SupportHome/> }.erased(),
    }
}
