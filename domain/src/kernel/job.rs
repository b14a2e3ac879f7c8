//! What a call of a job answers at once: the work itself is done later.

use super::{Example, JobId};
use serde::{Deserialize, Serialize};

/// The job has been accepted and waits for a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct JobStarted {
    /// Names the job, to ask for its progress and outcome.
    pub id: JobId,
}

impl Example for JobStarted {
    fn example() -> Self {
        Self { id: JobId(uuid::Uuid::from_u128(0x0193_4c00_0000_7000_8000_0000_0000_0042)) }
    }
}
