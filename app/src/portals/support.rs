//! Where those who ask for help are helped.

use crate::contexts::identity::HelpedPersonPage;
use crate::contexts::tenancy::{HelpedTenantPage, HelpedTenantsPage};
use crate::homes::SupportHome;
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The home of support.
    SupportPages: |_portal, _page| view! { <SupportHome/> }.erased()
}

group! {
    /// The tenants, one in brief, a person in brief.
    HelpedPages: |_portal, page| match page {
        "tenants" => view! { <HelpedTenantsPage/> }.erased(),
        page if page.starts_with("people/") => view! { <HelpedPersonPage/> }.erased(),
        _ => view! { <HelpedTenantPage/> }.erased(),
    }
}
