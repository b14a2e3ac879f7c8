//! Finding documents by what they are called, to link to them or to put something below them.

use super::labels;
use crate::port;
use crate::ui::{Choice, Finder, Finding};
use domain::kernel::SpaceId;
use domain::knowledge::{DocumentRow, Documents};
use std::sync::Arc;

/// So many are found at a time.
const FOUND: u16 = 8;

/// Finds documents of one space, or of all that the person may read.
pub(super) fn documents(space: Option<SpaceId>) -> Finder {
    Arc::new(move |text| -> Finding {
        Box::pin(async move {
            let asked = Documents { limit: Some(FOUND), search: Some(text), space_id: space, ..Documents::default() };
            let found = port::call(asked).await.map(|page| page.data).unwrap_or_default();
            found.into_iter().map(choice).collect()
        })
    })
}

fn choice(row: DocumentRow) -> Choice {
    Choice { id: row.id.to_string(), name: row.title, about: row.space_name, icon: labels::kind(row.kind).0 }
}
