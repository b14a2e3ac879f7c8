use super::{ExecutionStatus, Source};
use crate::kernel::{Example, ExecutionId, LIMIT_MAX, Moment, Page, PersonId, TemplateId, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The runs of the workspaces that one may enter, with search, filter and order. What models answered stands on the page
/// of each run.
#[operation(query, workspaces, rest = GET "/executions", needs = ReadExecutions, entitlement = AiRuns, output = Page<ExecutionRow>)]
#[derive(Default)]
pub struct Executions {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ExecutionSort>,
    /// Part of the prompt, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<ExecutionStatus>,
    /// Only of this model.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
    /// Only those that this person started.
    pub started_by: Option<PersonId>,
    /// Only those that this person looks after.
    pub assigned_to: Option<PersonId>,
    /// Only from this template.
    pub template_id: Option<TemplateId>,
    /// Only in this workspace.
    pub workspace_id: Option<WorkspaceId>,
    /// Only those that were asked for there.
    pub source: Option<Source>,
    /// Only those that were asked for from this moment on.
    pub from: Option<Moment>,
    /// Only those that were asked for before this moment.
    pub to: Option<Moment>,
}

words! {
    /// The order of the list.
    ExecutionSort {
        /// Oldest first.
        CreatedAt = "createdAt",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A run in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionRow {
    /// Its id.
    pub id: ExecutionId,
    /// Where it stands.
    pub status: ExecutionStatus,
    /// What was asked, at most 200 characters of it.
    pub prompt: String,
    /// The model's id.
    pub model: String,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// Where it was asked for.
    pub source: Source,
    /// Who started it.
    pub started_by_name: String,
    /// Who looks after it, if anybody does.
    pub assigned_to_name: Option<String>,
    /// When it was queued.
    pub created_at: Moment,
    /// Milliseconds of work; absent while it goes on.
    pub latency_ms: Option<u32>,
    /// Tokens of prompt and answer; absent while it goes on.
    pub tokens: Option<u32>,
    /// What it cost, in millionths of the platform's currency.
    pub cost_micros: u64,
    /// How much was said about it.
    pub comments: u32,
}

impl Example for Executions {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(ExecutionStatus::Done), ..Self::default() }
    }
}
