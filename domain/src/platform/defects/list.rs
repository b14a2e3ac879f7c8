use super::{DefectKind, DefectSide, DefectStatus};
use crate::kernel::{DefectId, Example, LIMIT_MAX, Moment, Page, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What of ours failed within the last 30 days, a row for each cause, the latest first. What happens is listed within two
/// seconds.
#[operation(query, platform, rest = GET "/platform/defects", needs = ReadSystem, reach = Platform, output = Page<DefectRow>)]
#[derive(Default)]
pub struct Defects {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before, asked with the same filters.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of a message or a place, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
    /// Only those that stand here.
    pub status: Option<DefectStatus>,
    /// Only those on this side.
    pub side: Option<DefectSide>,
    /// Only those that happened in this release.
    #[garde(inner(length(chars, max = 64), custom(rules::line)))]
    pub release: Option<String>,
}

/// A defect in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DefectRow {
    /// Its id.
    pub id: DefectId,
    /// Where it fails.
    pub side: DefectSide,
    /// How.
    pub kind: DefectKind,
    /// The shape of what it says.
    pub message: String,
    /// Where in the code; empty: nobody knows.
    pub place: String,
    /// Where it stands.
    pub status: DefectStatus,
    /// How often it has happened.
    pub occurrences: u64,
    /// About how many people it has happened to; those who weren't signed in aren't among them.
    pub people: u64,
    /// The release that it happened in last.
    pub release: String,
    /// When it happened first.
    pub first_at: Moment,
    /// When it happened last.
    pub last_at: Moment,
}

impl Example for Defects {
    fn example() -> Self {
        Self { limit: Some(20), status: Some(DefectStatus::Open), ..Self::default() }
    }
}
