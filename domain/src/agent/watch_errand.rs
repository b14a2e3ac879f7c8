use super::errand::example_id;
use super::{ErrandDetail, ErrandStatus};
use crate::kernel::{ErrandId, Example};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Follows an errand live: how it stands, each time when something has changed, until it ends.
#[operation(stream, agent, rest = GET "/errands/{id}/events", needs = UseAgent, entitlement = AiRuns, output = ErrandProgress)]
pub struct WatchErrand {
    /// The errand.
    pub id: ErrandId,
}

/// How an errand stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandProgress {
    /// Where.
    pub status: ErrandStatus,
    /// All of it, as `ShowErrand` answers.
    pub errand: ErrandDetail,
}

impl Example for WatchErrand {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
