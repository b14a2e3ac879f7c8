//! What the search finds of templates: those that may be run, by name.

use super::catalogue;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::templates::{TemplateRow, Templates};

inventory::submit! { Offer::of::<Templates>() }

impl Findable for Templates {
    type Row = TemplateRow;
    const FOUND: FoundKind = FoundKind::Template;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/templates"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<TemplateRow>, Stop> {
        catalogue::templates(cx, op).await
    }

    fn shown(row: TemplateRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.summary]
    }
}
