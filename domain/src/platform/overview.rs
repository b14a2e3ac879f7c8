use super::DAYS_MAX;
use crate::kernel::{Example, Moment};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The installation at a glance: its tenants and how they grow, what they use, and how well they do.
#[operation(query, platform, rest = GET "/platform/overview", needs = ReadSystem, reach = Platform, output = OverviewReport)]
#[derive(Default)]
pub struct Overview {
    /// The last so many days, today included, by the calendar of UTC; 30 unless told.
    #[garde(inner(range(min = 1, max = DAYS_MAX)))]
    pub days: Option<u16>,
    /// What new tenants are counted by; days unless told.
    pub by: Option<GrowthBy>,
}

words! {
    /// A stretch of the calendar.
    GrowthBy {
        /// A day.
        Day = "day",
        /// A week, from Monday on.
        Week = "week",
        /// A month.
        Month = "month",
    }
}

/// The installation at a glance. Tenants for tests are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OverviewReport {
    /// All tenants.
    pub tenants: u64,
    /// Tenants in which somebody asked for something in the last seven days.
    pub tenants_active: u64,
    /// People who belong to a tenant, once for each.
    pub people: u64,
    /// Bytes of all files.
    pub storage_bytes: u64,
    /// Runs of models in the last thirty days.
    pub runs: u64,
    /// Tokens of these.
    pub tokens: u64,
    /// Calls in the days that are asked for.
    pub calls: u64,
    /// Of these, calls that were refused.
    pub refused: u64,
    /// Of these, calls that failed by our fault.
    pub failed: u64,
    /// Jobs that failed for good in the days that are asked for.
    pub failed_jobs: u64,
    /// Tenants that do well.
    pub good: u64,
    /// Tenants to look at.
    pub watch: u64,
    /// Tenants to talk to.
    pub risk: u64,
    /// When use and scores were weighed; absent where that hasn't been yet.
    pub weighed_at: Option<Moment>,
    /// New tenants, each stretch of the days that are asked for.
    pub growth: Vec<GrowthPoint>,
    /// Calls of each of these days.
    pub use_by_day: Vec<UseOfDay>,
}

/// New tenants of a stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct GrowthPoint {
    /// Its first day, `2026-11-21`.
    pub from: String,
    /// Tenants that came.
    pub new: u64,
    /// All tenants at its end.
    pub total: u64,
}

/// Calls of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UseOfDay {
    /// The day in UTC, `2026-11-21`.
    pub day: String,
    /// Calls.
    pub calls: u64,
    /// Calls that were refused.
    pub refused: u64,
    /// Calls that failed by our fault.
    pub failed: u64,
    /// Tenants in which somebody asked for something.
    pub tenants: u64,
}

impl Example for Overview {
    fn example() -> Self {
        Self { days: Some(30), by: Some(GrowthBy::Week) }
    }
}
