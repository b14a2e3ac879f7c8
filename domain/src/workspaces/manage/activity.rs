use crate::kernel::{EntryId, Example, LIMIT_MAX, Moment, Page, WorkspaceId};
use crate::words;
use crate::workspaces::workspace::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What was done about a workspace, as the log has it: who was let in, which models were allowed, which rules changed.
#[operation(query, workspaces, rest = GET "/workspaces/{id}/activity", needs = ReadWorkspaces, entitlement = AiRuns, output = Page<WorkspaceActivityRow>)]
pub struct WorkspaceActivity {
    /// The workspace.
    pub id: WorkspaceId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; newest first unless told.
    pub sort: Option<WorkspaceActivitySort>,
}

words! {
    /// The order of the list.
    WorkspaceActivitySort {
        /// Oldest first.
        At = "at",
        /// Newest first.
        AtDown = "-at",
    }
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceActivityRow {
    /// Its id in the audit log.
    pub id: EntryId,
    /// When it happened.
    pub at: Moment,
    /// The event's type.
    pub what: String,
    /// What whoever did it is called; absent where they are gone, or it was the installation.
    pub actor_name: Option<String>,
}

impl Example for WorkspaceActivity {
    fn example() -> Self {
        Self { id: example_id(), limit: Some(20), cursor: None, sort: Some(WorkspaceActivitySort::AtDown) }
    }
}
