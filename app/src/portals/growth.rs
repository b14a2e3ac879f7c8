//! Who might become a client.

use crate::contexts::growth::{LeadPage, LeadsPage, ReadersPage};
use leptos::prelude::*;

group! {
    /// Leads, and the readers of the newsletter.
    GrowthPages: |_portal, page| match page {
        "leads" => view! { <LeadsPage/> }.into_any(),
        "leads/readers" => view! { <ReadersPage/> }.into_any(),
        _ => view! { <LeadPage/> }.into_any(),
    }
}
