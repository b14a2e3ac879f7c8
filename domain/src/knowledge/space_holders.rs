use super::HolderKind;
use super::space::example_id;
use crate::kernel::{Example, LIMIT_MAX, Page, SpaceId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whom one can name in a space, as readers, writers and reviewers: the people and teams of the tenant.
#[operation(query, knowledge, rest = GET "/spaces/{id}/holders", needs = WriteKnowledge, output = Page<HolderRow>)]
pub struct SpaceHolders {
    /// The space, which one writes in.
    pub id: SpaceId,
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<HolderSort>,
    /// Only people, or only teams.
    pub kind: Option<HolderKind>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    HolderSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
    }
}

/// A person or a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HolderRow {
    /// Which of both.
    pub kind: HolderKind,
    /// Who.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
}

impl Example for SpaceHolders {
    fn example() -> Self {
        Self {
            id: example_id(),
            limit: Some(20),
            cursor: None,
            sort: Some(HolderSort::Name),
            kind: Some(HolderKind::Person),
            search: None,
        }
    }
}
