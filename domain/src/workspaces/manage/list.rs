use crate::kernel::{Example, LIMIT_MAX, Moment, Page, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The AI workspaces that one works in; whoever manages workspaces sees all of the tenant's.
#[operation(query, workspaces, rest = GET "/workspaces", needs = ReadWorkspaces, entitlement = AiRuns, output = Page<WorkspaceRow>)]
#[derive(Default)]
pub struct Workspaces {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<WorkspaceSort>,
    /// Part of the name or of what it is for, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Those that were put away, in the place of those that are used.
    pub archived: Option<bool>,
}

words! {
    /// The order of the list.
    WorkspaceSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A workspace in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct WorkspaceRow {
    /// Its id. That of the main one is the tenant's.
    pub id: WorkspaceId,
    /// What people call it.
    pub name: String,
    /// What it is for; empty where nobody said.
    pub purpose: String,
    /// Whether it is the tenant's main one.
    pub is_main: bool,
    /// Whether everybody of the tenant works in it.
    pub everybody: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// How many people are named in it.
    pub members: u32,
    /// Runs of the last thirty days.
    pub runs: u32,
    /// Their tokens, of prompts and answers.
    pub tokens: u64,
    /// How many in a hundred parts are left of the budget that bounds one most here; absent where none does, and where the
    /// workspace was put away.
    pub budget_left_percent: Option<u8>,
    /// Since when it is there.
    pub created_at: Moment,
}

impl Example for Workspaces {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(WorkspaceSort::Name), ..Self::default() }
    }
}
