//! What the search finds of documents: those that the searcher may read, by title.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::knowledge::{DocumentRow, DocumentSort, Documents};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<Documents>() }

impl Findable for Documents {
    type Row = DocumentRow;
    const FOUND: FoundKind = FoundKind::Document;
    // The address of a document leads on to its page in its space.
    const PLACES: &'static [(Portal, Place)] =
        &[(Portal::Client, Place::Below("/k")), (Portal::Employee, Place::Below("/k"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), sort: Some(DocumentSort::Title), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<DocumentRow>, Stop> {
        list::documents(cx, op).await
    }

    fn shown(row: DocumentRow) -> [String; 3] {
        [row.id.to_string(), row.title, row.space_name]
    }
}
