//! Where those who ask for help are helped.

use crate::contexts::identity::HelpedPersonPage;
use crate::contexts::tenancy::{HelpedTenantPage, HelpedTenantsPage};
use crate::homes::SupportHome;
use leptos::prelude::*;

group! {
    /// The home of support, a person and a tenant in brief, and the tenants.
    SupportPages: |_portal, page| match page {
        "tenants" => view! { <HelpedTenantsPage/> }.into_any(),
        page if page.starts_with("tenants/") => view! { <HelpedTenantPage/> }.into_any(),
        page if page.starts_with("people/") => view! { <HelpedPersonPage/> }.into_any(),
        _ => view! { <SupportHome/> }.into_any(),
    }
}
