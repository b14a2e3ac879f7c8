//! What the search finds of growth: leads, by who wrote.

use super::leads;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::growth::{LeadRow, Leads};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<Leads>() }

impl Findable for Leads {
    type Row = LeadRow;
    const FOUND: FoundKind = FoundKind::Lead;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Admin, Place::Below("/admin/leads"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<LeadRow>, Stop> {
        leads::leads(cx, op).await
    }

    fn shown(row: LeadRow) -> [String; 3] {
        // An erased lead bears no text, so none is found.
        [row.id.to_string(), row.name.unwrap_or_default(), row.email.unwrap_or_default()]
    }
}
