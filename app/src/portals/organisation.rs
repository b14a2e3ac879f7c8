//! What a tenant is, how it looks, and whom it serves.

use super::in_portal;
use crate::contexts::tenancy::{BrandPage, ClientsPage, OrganisationPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The organisation, its clients, its look.
pub struct OrganisationPages;

#[lazy_route]
impl LazyRoute for OrganisationPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let OrganisationPages = this;
        in_portal(|_portal, page| match page {
            "clients" => view! { <ClientsPage/> }.into_any(),
            "branding" => view! { <BrandPage/> }.into_any(),
            _ => view! { <OrganisationPage/> }.into_any(),
        })
    }
}
