//! What a tenant is, how it looks, and whom it serves.

use crate::contexts::tenancy::{BrandPage, ClientsPage, OrganisationPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The organisation, its clients, its look.
    OrganisationPages: |_portal, page| match page {
        "clients" => view! { <ClientsPage/> }.erased(),
        "branding" => view! { <BrandPage/> }.erased(),
        _ => view! { <OrganisationPage/> }.erased(),
    }
}
