//! What the search finds of files: those that are kept, by name.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::files::{FileRow, FileSort, Files};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<Files>() }

impl Findable for Files {
    type Row = FileRow;
    const FOUND: FoundKind = FoundKind::File;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/files"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), sort: Some(FileSort::Name), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<FileRow>, Stop> {
        list::files(cx, op).await
    }

    fn shown(row: FileRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.added_by_name]
    }
}
