//! What the search finds of spaces: those that the searcher may read, by name.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::knowledge::{SpaceRow, Spaces};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<Spaces>() }

impl Findable for Spaces {
    type Row = SpaceRow;
    const FOUND: FoundKind = FoundKind::Space;
    const PLACES: &'static [(Portal, Place)] =
        &[(Portal::Client, Place::Below("/client/knowledge")), (Portal::Employee, Place::Below("/employee/knowledge"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<SpaceRow>, Stop> {
        list::spaces(cx, op).await
    }

    fn shown(row: SpaceRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.purpose]
    }
}
