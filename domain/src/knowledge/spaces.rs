use crate::kernel::{Example, LIMIT_MAX, Moment, Page, SpaceId, WorkspaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The spaces of knowledge that one may read, those of AI workspaces among them; whoever manages knowledge sees all of the
/// tenant's.
#[operation(query, knowledge, rest = GET "/spaces", needs = ReadKnowledge, output = Page<SpaceRow>)]
#[derive(Default)]
pub struct Spaces {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<SpaceSort>,
    /// Part of the name or of what it is for, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Those that were put away, in the place of those that are used.
    pub archived: Option<bool>,
}

words! {
    /// The order of the list.
    SpaceSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Newest first.
        CreatedAtDown = "-createdAt",
    }
}

/// A space in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpaceRow {
    /// Its id. That of a workspace's is the workspace's.
    pub id: SpaceId,
    /// What people call it.
    pub name: String,
    /// What it is for; empty where nobody said.
    pub purpose: String,
    /// The AI workspace that it is of, whose people read and write in it.
    pub workspace_id: Option<WorkspaceId>,
    /// Whether a version is seen by readers only once somebody else has approved it.
    pub approval: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// Documents in it that the caller may read.
    pub documents: u32,
    /// Whether the caller may write in it.
    pub may_write: bool,
    /// Since when it is there.
    pub created_at: Moment,
}

impl Example for Spaces {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(SpaceSort::Name), ..Self::default() }
    }
}
