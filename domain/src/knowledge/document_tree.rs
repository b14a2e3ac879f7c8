use super::space::example_id;
use super::{DocumentKind, VersionStatus};
use crate::kernel::{DocumentId, Example, SpaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Documents that a tree shows at most.
pub const TREE_MAX: usize = 2_000;

/// The documents of a space as a tree, each after the one that it stands below and those of one level by title. What stands below
/// something that one may not read stands at the beginning.
#[operation(query, knowledge, rest = GET "/spaces/{id}/tree", needs = ReadKnowledge, output = Vec<TreeRow>)]
pub struct DocumentTree {
    /// The space.
    pub id: SpaceId,
}

/// A document in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TreeRow {
    /// Its id.
    pub id: DocumentId,
    /// The document that it stands below in the tree.
    pub parent_id: Option<DocumentId>,
    /// How many stand above it.
    pub depth: u32,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: String,
    /// Where its newest version stands.
    pub status: VersionStatus,
    /// Whether readers see a version of it.
    pub is_approved: bool,
}

impl Example for DocumentTree {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
