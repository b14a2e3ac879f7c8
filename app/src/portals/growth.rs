//! Who might become a client.

use crate::contexts::growth::{CampaignPage, CampaignsPage, LeadPage, LeadsPage, ReadersPage};
use leptos::prelude::*;

group! {
    /// Leads, the readers of the newsletter, and campaigns.
    GrowthPages: |_portal, page| match page {
        "leads" => view! { <LeadsPage/> }.into_any(),
        "leads/readers" => view! { <ReadersPage/> }.into_any(),
        "campaigns" => view! { <CampaignsPage/> }.into_any(),
        other if other.starts_with("campaigns/") => view! { <CampaignPage/> }.into_any(),
        _ => view! { <LeadPage/> }.into_any(),
    }
}
