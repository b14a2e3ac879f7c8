use super::space::example_id;
use crate::kernel::{Example, SpaceId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What documents are filed under that one may read, the most used first, up to 500.
#[operation(query, knowledge, rest = GET "/knowledge/tags", needs = ReadKnowledge, output = Vec<TagRow>)]
pub struct KnowledgeTags {
    /// Only those of one space.
    pub space_id: Option<SpaceId>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TagRow {
    /// The tag.
    pub tag: String,
    /// How many documents are filed under it.
    pub documents: u32,
}

impl Example for KnowledgeTags {
    fn example() -> Self {
        Self { space_id: Some(example_id()) }
    }
}
