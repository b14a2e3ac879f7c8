//! What a tenant is, how it looks, and whom it serves.

use crate::contexts::tenancy::{BrandPage, ClientsPage, OrganisationPage};
use leptos::prelude::*;

group! {
    /// The organisation, its clients, its look.
    OrganisationPages: |_portal, page| match page {
        "clients" => view! { <ClientsPage/> }.into_any(),
        "branding" => view! { <BrandPage/> }.into_any(),
        _ => view! { <OrganisationPage/> }.into_any(),
    }
}
