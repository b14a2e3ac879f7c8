//! What the search finds of workspaces: runs, by what was asked.

use super::executions;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::platform::FoundKind;
use domain::policy::Portal;
use domain::workspaces::{ExecutionRow, Executions};

inventory::submit! { Offer::of::<Executions>() }

impl Findable for Executions {
    type Row = ExecutionRow;
    const FOUND: FoundKind = FoundKind::Run;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/runs"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<ExecutionRow>, Stop> {
        executions::executions(cx, op).await
    }

    fn shown(row: ExecutionRow) -> [String; 3] {
        [row.id.to_string(), row.prompt, row.started_by_name]
    }
}
