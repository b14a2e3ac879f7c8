use crate::kernel::{Example, Moment};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every projection and every subscriber, how far they are behind the log, and the last rebuild of each.
#[operation(query, platform, rest = GET "/platform/projections", needs = ReadSystem, reach = Platform, output = ProjectionsReport)]
pub struct Projections {}

/// Projections and subscribers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProjectionsReport {
    /// The projections, by name.
    pub projections: Vec<ProjectionRow>,
    /// The subscribers that have begun to follow the log, by name.
    pub subscribers: Vec<SubscriberRow>,
}

words! {
    /// When a projection is written.
    ProjectionKind {
        /// In the transaction of the event.
        Synchronous = "synchronous",
        /// A moment later, by a subscriber.
        Asynchronous = "asynchronous",
    }
}

/// A projection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ProjectionRow {
    /// What a rebuild names it by.
    pub name: String,
    /// When it is written.
    pub kind: ProjectionKind,
    /// Its tables.
    pub tables: Vec<String>,
    /// Events that it hasn't seen, 100,000 at most.
    pub lag_events: u32,
    /// How long the oldest of them has waited.
    pub lag_seconds: f64,
    /// The latest rebuild, if there was any.
    pub last_rebuild: Option<RebuildRow>,
}

words! {
    /// How a rebuild stands.
    RebuildState {
        /// It is under way.
        Running = "running",
        /// The projection is as the log says.
        Done = "done",
        /// It stopped with an error; the projection is as it was.
        Failed = "failed",
        /// Its process died; the projection is as it was.
        Abandoned = "abandoned",
    }
}

/// A rebuild of a projection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RebuildRow {
    /// How it stands.
    pub state: RebuildState,
    /// Events replayed.
    pub events_done: u64,
    /// Events that there are to replay.
    pub events_total: u64,
    /// Rows that differed from what the log says; absent until it is known.
    pub rows_changed: Option<u64>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub finished_at: Option<Moment>,
}

/// A subscriber of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SubscriberRow {
    /// Its name.
    pub name: String,
    /// Events that it hasn't seen, 100,000 at most.
    pub lag_events: u32,
    /// How long the oldest of them has waited.
    pub lag_seconds: f64,
    /// Whether an operator has paused it.
    pub paused: bool,
    /// Failed attempts at the next event; 0 while all is well.
    pub attempts: u32,
    /// What the last attempt said.
    pub error: Option<String>,
    /// When the next attempt is made.
    pub retry_at: Option<Moment>,
    /// When it last moved on or failed.
    pub updated_at: Moment,
}

impl Example for Projections {
    fn example() -> Self {
        Self {}
    }
}
