use crate::kernel::{Example, LIMIT_MAX, Moment, Page, TeamId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The teams of one's own tenant.
#[operation(query, tenancy, rest = GET "/teams", needs = ReadOrganisation, output = Page<TeamRow>)]
#[derive(Default)]
pub struct Teams {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same order and filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// The order; by name unless told.
    pub sort: Option<TeamSort>,
    /// Part of a name, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

words! {
    /// The order of the list.
    TeamSort {
        /// A to Z.
        Name = "name",
        /// Z to A.
        NameDown = "-name",
        /// Newest first.
        AddedAtDown = "-addedAt",
    }
}

/// A team in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TeamRow {
    /// Its id.
    pub id: TeamId,
    /// What people call it.
    pub name: String,
    /// How many people belong to it.
    pub people: u32,
    /// Since when it is there.
    pub added_at: Moment,
}

impl Example for Teams {
    fn example() -> Self {
        Self { limit: Some(20), sort: Some(TeamSort::Name), ..Self::default() }
    }
}
