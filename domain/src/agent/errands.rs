use super::ErrandStatus;
use crate::kernel::{ErrandId, Example, LIMIT_MAX, Moment, Page, PersonId, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one had the agent do; with `manage:agent` also what everybody had.
#[operation(query, agent, rest = GET "/errands", needs = UseAgent, entitlement = AiRuns, output = Page<ErrandRow>)]
#[derive(Default)]
pub struct Errands {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<ErrandSort>,
    /// Part of what was to be done, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<ErrandStatus>,
    /// Everybody's, for whoever keeps the rules of the agent; one's own unless told.
    pub everybody: Option<bool>,
}

words! {
    /// The order of the list.
    ErrandSort {
        /// Oldest first.
        CreatedAt = "createdAt",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// An errand in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandRow {
    /// Its id.
    pub id: ErrandId,
    /// Where it stands.
    pub status: ErrandStatus,
    /// What was to be done, at most 200 characters of it.
    pub text: String,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// Who sent the agent.
    pub sent_by: PersonId,
    /// Their name at that time.
    pub sent_by_name: String,
    /// How many calls were asked for.
    pub calls: u32,
    /// How many of them were refused.
    pub refused: u32,
    /// When it was sent.
    pub created_at: Moment,
}

impl Example for Errands {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(ErrandStatus::Waiting), ..Self::default() }
    }
}
