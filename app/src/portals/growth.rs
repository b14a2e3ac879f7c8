//! Who might become a client.

use super::in_portal;
use crate::contexts::growth::{LeadPage, LeadsPage, ReadersPage};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Leads, and the readers of the newsletter.
pub struct GrowthPages;

#[lazy_route]
impl LazyRoute for GrowthPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let GrowthPages = this;
        in_portal(|_portal, page| match page {
            "leads" => view! { <LeadsPage/> }.into_any(),
            "leads/readers" => view! { <ReadersPage/> }.into_any(),
            _ => view! { <LeadPage/> }.into_any(),
        })
    }
}
