//! What the search finds of pipelines: by name.

use super::list;
use crate::Stop;
use crate::gateway::Context;
use crate::search::{Findable, Offer, Place};
use domain::Page;
use domain::pipelines::{PipelineRow, Pipelines};
use domain::platform::FoundKind;
use domain::policy::Portal;

inventory::submit! { Offer::of::<Pipelines>() }

impl Findable for Pipelines {
    type Row = PipelineRow;
    const FOUND: FoundKind = FoundKind::Pipeline;
    const PLACES: &'static [(Portal, Place)] = &[(Portal::Client, Place::Below("/client/pipelines"))];

    fn bearing(text: &str, limit: u16) -> Self {
        Self { search: Some(text.to_owned()), limit: Some(limit), ..Self::default() }
    }

    async fn list(cx: &mut Context, op: Self) -> Result<Page<PipelineRow>, Stop> {
        list::pipelines(cx, op).await
    }

    fn shown(row: PipelineRow) -> [String; 3] {
        [row.id.to_string(), row.name, row.summary]
    }
}
