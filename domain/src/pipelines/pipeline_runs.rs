use super::{CauseKind, RunStatus};
use crate::kernel::{Example, LIMIT_MAX, Moment, Page, PipelineId, PipelineRunId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The runs of the tenant's pipelines, the newest first.
#[operation(query, pipelines, rest = GET "/pipeline-runs", needs = ReadPipelines, entitlement = AiRuns, output = Page<PipelineRunRow>)]
#[derive(Default)]
pub struct PipelineRuns {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only of this pipeline.
    pub pipeline_id: Option<PipelineId>,
    /// Only in this state.
    pub status: Option<RunStatus>,
}

/// A run in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineRunRow {
    /// Its id.
    pub id: PipelineRunId,
    /// The pipeline.
    pub pipeline_id: PipelineId,
    /// What people call that.
    pub pipeline_name: String,
    /// The version; 0: the draft.
    pub version: u32,
    /// Where it stands.
    pub status: RunStatus,
    /// What began it.
    pub cause: CauseKind,
    /// Whose rights it has; empty once they were forgotten.
    pub started_by_name: String,
    /// When it began.
    pub begun_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Example for PipelineRuns {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(RunStatus::Done), ..Self::default() }
    }
}
