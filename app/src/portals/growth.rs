//! Who might become a client.

use crate::contexts::growth::{CampaignPage, CampaignsPage, LeadPage, LeadsPage, ReadersPage};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// Leads, the readers of the newsletter, and campaigns.
    GrowthPages: |_portal, page| match page {
        "leads" => view! { <LeadsPage/> }.erased(),
        "leads/readers" => view! { <ReadersPage/> }.erased(),
        "campaigns" => view! { <CampaignsPage/> }.erased(),
        other if other.starts_with("campaigns/") => view! { <CampaignPage/> }.erased(),
        _ => view! { <LeadPage/> }.erased(),
    }
}
