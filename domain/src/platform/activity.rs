use crate::kernel::{Example, TenantId};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Days that are counted unless told.
pub const DAYS_DEFAULT: u16 = 30;
/// The most days that are counted.
pub const DAYS_MAX: u16 = 366;

/// How much happened on each of the last days, for a chart. It is a moment behind the log.
#[operation(query, platform, rest = GET "/platform/activity", needs = ReadSystem, reach = Platform, output = ActivityReport)]
#[derive(Default)]
pub struct Activity {
    /// The last so many days, today included, by the calendar of UTC; 30 unless told.
    #[garde(inner(range(min = 1, max = DAYS_MAX)))]
    pub days: Option<u16>,
    /// What the counts of a day are split by; by type unless told.
    pub by: Option<ActivityBy>,
    /// Only what happened in this tenant.
    pub tenant_id: Option<TenantId>,
}

words! {
    /// What the counts of a day are split by.
    ActivityBy {
        /// The type of the event.
        Type = "type",
        /// The bounded context.
        Context = "context",
        /// The tenant.
        Tenant = "tenant",
    }
}

/// How much happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActivityReport {
    /// What the counts are split by.
    pub by: ActivityBy,
    /// All events of these days.
    pub total: u64,
    /// By day, then by name. Days on which nothing happened are left out, and so are all but the twenty busiest tenants.
    pub data: Vec<ActivityPoint>,
}

/// How much of something happened on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActivityPoint {
    /// The day in UTC, `2026-11-21`.
    pub day: String,
    /// The type of the event, the context, or the tenant's id.
    pub name: String,
    /// How many events.
    pub events: u64,
}

impl Example for Activity {
    fn example() -> Self {
        Self { days: Some(7), by: Some(ActivityBy::Context), tenant_id: None }
    }
}
