//! What the search finds of workspaces themselves.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::workspaces::{WorkspaceRow, Workspaces};

inventory::submit! { Offer::of::<Workspaces>() }

impl Findable for Workspaces {
    type Row = WorkspaceRow;
    const FOUND: FoundKind = FoundKind::Workspace;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/workspaces"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<WorkspaceRow>, Stop> {
        list::workspaces(cx, op).await
    }

    fn shown(row: WorkspaceRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.purpose]
    }
}
