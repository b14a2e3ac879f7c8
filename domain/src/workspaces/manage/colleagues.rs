use crate::kernel::{Example, LIMIT_MAX, Page, PersonId, WorkspaceId};
use crate::words;
use crate::workspaces::workspace::example_id;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Whom somebody who manages a workspace can let in: the people of the tenant.
#[operation(query, workspaces, rest = GET "/workspaces/{id}/colleagues", needs = ReadWorkspaces, entitlement = AiRuns, output = Page<WorkspaceColleagueRow>)]
pub struct WorkspaceColleagues {
    /// The workspace.
    pub id: WorkspaceId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<WorkspaceColleagueSort>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    WorkspaceColleagueSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
    }
}

/// Somebody of the tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceColleagueRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
}

impl Example for WorkspaceColleagues {
    fn example() -> Self {
        Self { id: example_id(), limit: Some(20), cursor: None, sort: Some(WorkspaceColleagueSort::Name), search: None }
    }
}
