//! What the search finds of conversations: one's own, by their names or first questions.

use super::threads;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::workspaces::chat::{ThreadRow, Threads};

inventory::submit! { Offer::of::<Threads>() }

impl Findable for Threads {
    type Row = ThreadRow;
    const FOUND: FoundKind = FoundKind::Thread;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/chat"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<ThreadRow>, Stop> {
        threads::threads(cx, op).await
    }

    fn shown(row: ThreadRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.begun_by_name]
    }
}
