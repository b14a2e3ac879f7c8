use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PipelineId, WorkspaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The tenant's pipelines, what was changed last first.
#[operation(query, pipelines, rest = GET "/pipelines", needs = ReadPipelines, entitlement = AiRuns, output = Page<PipelineRow>)]
#[derive(Default)]
pub struct Pipelines {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a name or of what stands about it, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// A pipeline in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineRow {
    /// Its id.
    pub id: PipelineId,
    /// What people call it.
    pub name: String,
    /// One or two sentences about it.
    pub summary: String,
    /// Where its models run.
    pub workspace_id: WorkspaceId,
    /// Whether it may run.
    pub on: bool,
    /// The number of its newest version; 0: nothing was published.
    pub newest: u32,
    /// Steps of its draft.
    pub steps: u32,
    /// When something changed last.
    pub changed_at: Moment,
}

impl Example for Pipelines {
    fn example() -> Self {
        Self { limit: Some(20), search: Some("answers".into()), ..Self::default() }
    }
}
