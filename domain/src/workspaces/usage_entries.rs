use super::ExecutionStatus;
use crate::kernel::{ApiKeyId, Example, ExecutionId, LIMIT_MAX, Moment, Page, PersonId, TemplateId, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What each run has used, in the workspaces that one may enter: the lines behind the figures of use.
#[operation(query, workspaces, rest = GET "/model-usage/entries", needs = ReadWorkspaces, entitlement = AiRuns, output = Page<UsageEntry>)]
#[derive(Default)]
pub struct UsageEntries {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<UsageSort>,
    /// Only of this workspace.
    pub workspace_id: Option<WorkspaceId>,
    /// Days up to today, 1 to 366, in UTC; all of them unless told.
    #[garde(inner(range(min = 1, max = 366)))]
    pub days: Option<u16>,
}

words! {
    /// The order of the list.
    UsageSort {
        /// Oldest first.
        At = "at",
        /// Newest first.
        AtDown = "-at",
    }
}

/// What one run has used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UsageEntry {
    /// The run.
    pub id: ExecutionId,
    /// When it was started.
    pub at: Moment,
    /// Where.
    pub workspace_id: WorkspaceId,
    /// Who started it.
    pub person_id: PersonId,
    /// With which API key, if with one.
    pub key_id: Option<ApiKeyId>,
    /// The model's id.
    pub model: String,
    /// The template that was run, if one was.
    pub template_id: Option<TemplateId>,
    /// How it ended; absent while it goes on.
    pub outcome: Option<ExecutionStatus>,
    /// Tokens that it used; while it goes on, those that are set aside for it.
    pub tokens: u64,
    /// What the provider takes for them, in millionths of a US dollar.
    pub cost_micros: u64,
    /// Milliseconds of work; absent while it goes on.
    pub latency_ms: Option<u32>,
}

impl Example for UsageEntries {
    fn example() -> Self {
        Self { limit: Some(20), days: Some(30), ..Self::default() }
    }
}
