use super::ExecutionStatus;
use crate::kernel::{Example, ExecutionId, LIMIT_MAX, Moment, Page};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The runs of the tenant, with search, filter and order.
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
    /// Who started it.
    pub started_by_name: String,
    /// When it was queued.
    pub created_at: Moment,
    /// Milliseconds of work; absent while it goes on.
    pub latency_ms: Option<u32>,
    /// Tokens of prompt and answer; absent while it goes on.
    pub tokens: Option<u32>,
}

impl Example for Executions {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(ExecutionStatus::Done), ..Self::default() }
    }
}
