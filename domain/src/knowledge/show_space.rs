use super::AccessRow;
use super::space::example_id;
use crate::kernel::{Example, Moment, SpaceId, WorkspaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One space of knowledge: what it is for, who reads and writes in it, and what the caller may do there.
#[operation(query, knowledge, rest = GET "/spaces/{id}", needs = ReadKnowledge, output = SpaceDetail)]
pub struct ShowSpace {
    /// The space; that of an AI workspace has the workspace's id.
    pub id: SpaceId,
}

/// One space of knowledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpaceDetail {
    /// Its id.
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
    /// Who reads and writes in it by name; of a workspace's nobody, since its people do.
    pub access: Vec<AccessRow>,
    /// Documents in it that the caller may read.
    pub documents: u32,
    /// Whether the caller may write in it.
    pub may_write: bool,
    /// Whether the caller may say who reads and writes in it, and approves.
    pub may_keep: bool,
    /// Since when it is there.
    pub created_at: Moment,
    /// The number of its last change, 0 where nothing has changed: a change that names it is refused with 409 when somebody
    /// was quicker.
    pub version: i32,
}

impl Example for ShowSpace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
