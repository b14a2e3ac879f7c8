use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How many people used Portico on each of the last days, in the week and in the month before each. Whoever signed in,
/// did something that is recorded, or asked for something counts; each person once.
#[operation(query, platform, rest = GET "/platform/active-people", needs = ReadSystem, reach = Platform, output = ActiveReport)]
#[derive(Default)]
pub struct ActivePeople {
    /// So many days, the current one included, 1 to 90; 30 unless told.
    #[garde(inner(range(min = 1, max = 90)))]
    pub days: Option<u16>,
}

/// How many people were active.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActiveReport {
    /// Each day once, the earliest first, also those on which nobody came.
    pub days: Vec<ActiveDay>,
}

/// How many people were active on a day, and in the time up to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActiveDay {
    /// The day in UTC, `2026-11-21`.
    pub day: String,
    /// On that day.
    pub daily: u64,
    /// On that day and the six before.
    pub weekly: u64,
    /// On that day and the 29 before.
    pub monthly: u64,
}

impl Example for ActivePeople {
    fn example() -> Self {
        Self { days: Some(30) }
    }
}
