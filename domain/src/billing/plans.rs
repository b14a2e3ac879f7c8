use super::PlanTerms;
use crate::kernel::{Example, LIMIT_MAX, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The plans, in the order in which they were made.
#[operation(query, billing, rest = GET "/plans", needs = ReadPlans, reach = Platform, output = Page<PlanRow>)]
#[derive(Default)]
pub struct Plans {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only those that are retired, or only those that aren't.
    pub retired: Option<bool>,
}

/// A plan in the list, with its newest version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// What operations name it by.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The number of its newest version.
    pub version: u32,
    /// What that gives.
    #[serde(flatten)]
    pub terms: PlanTerms,
    /// Whether nobody is given it any more.
    pub is_retired: bool,
    /// When it was made.
    pub created_at: Moment,
}

impl Example for Plans {
    fn example() -> Self {
        Self { limit: Some(20), cursor: None, retired: Some(false) }
    }
}
