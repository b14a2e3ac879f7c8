use super::DefectRow;
use crate::kernel::{DefectId, Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One defect: where it happened last, how often in each hour, and in which releases.
#[operation(query, platform, rest = GET "/platform/defects/{id}", needs = ReadSystem, reach = Platform, output = DefectDetail)]
pub struct ShowDefect {
    /// Which one.
    pub id: DefectId,
}

/// One defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DefectDetail {
    /// What the list shows of it.
    #[serde(flatten)]
    pub defect: DefectRow,
    /// The frames of its last stack, a line each.
    pub stack: String,
    /// The operation that it happened in last, or the page by its route.
    pub during: Option<String>,
    /// The request that it happened in last.
    pub request_id: Option<String>,
    /// The releases that it happened in, the latest first.
    pub releases: Vec<DefectRelease>,
    /// How often it happened in each hour of the last three days.
    pub hours: Vec<DefectHour>,
    /// When it was resolved, while it is.
    pub resolved_at: Option<Moment>,
    /// Whether it was resolved, and has come back.
    pub came_back: bool,
}

/// A release in which it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DefectRelease {
    /// Its name.
    pub release: String,
    /// How often.
    pub occurrences: u64,
    /// When first.
    pub first_at: Moment,
    /// When last.
    pub last_at: Moment,
}

/// One hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DefectHour {
    /// When it began.
    pub hour: Moment,
    /// How often it happened in it.
    pub occurrences: u64,
}

/// The id that examples name.
pub(super) fn example_id() -> DefectId {
    DefectId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00f1))
}

impl Example for ShowDefect {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
