use crate::developers::Latency;
use crate::kernel::{Example, Moment, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What the server took to answer, through every door and for every tenant: by hour or day, and by operation. It comes from the log
/// of requests, so that of the last 14 days is known, and exact.
#[operation(query, platform, rest = GET "/platform/speed/server", needs = ReadSystem, reach = Platform, output = ServerSpeedReport)]
#[derive(Default)]
pub struct ShowServerSpeed {
    /// Days up to now, 1 to 14; 1 unless told. One day is told by the hour, more by the day.
    #[garde(inner(range(min = 1, max = 14)))]
    pub days: Option<u16>,
    /// Only of this operation, `context.verb_noun`.
    #[garde(inner(length(chars, max = 200), custom(rules::line)))]
    pub operation: Option<String>,
}

/// What the server took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ServerSpeedReport {
    /// Everything together; absent where nothing was asked.
    pub total: Option<SpeedFigures>,
    /// Each hour or day in which something was asked, the earliest first.
    pub course: Vec<SpeedPoint>,
    /// Each operation, the most asked first; fifty at most.
    pub by_operation: Vec<SpeedOfOperation>,
}

/// Requests in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpeedFigures {
    /// How many.
    pub requests: u64,
    /// Those that failed by a fault of ours: status 500 and above.
    pub failed: u64,
    /// What they took.
    pub latency: Latency,
}

/// An hour or a day in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpeedPoint {
    /// When it began.
    pub at: Moment,
    /// Its figures.
    pub figures: SpeedFigures,
}

/// An operation in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpeedOfOperation {
    /// Its name.
    pub operation: String,
    /// Method and path in the REST interface, where it has a place there.
    pub route: Option<String>,
    /// Its figures.
    pub figures: SpeedFigures,
}

impl Example for ShowServerSpeed {
    fn example() -> Self {
        Self { days: Some(7), operation: None }
    }
}
