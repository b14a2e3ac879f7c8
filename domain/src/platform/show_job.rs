use super::JobRow;
use crate::kernel::{Example, JobId, JobStarted};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One job with what came of it.
#[operation(query, platform, rest = GET "/jobs/{id}", needs = ReadJobs, output = JobDetail)]
pub struct ShowJob {
    /// The job.
    pub id: JobId,
}

/// A job with what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct JobDetail {
    /// As it stands in the list.
    pub job: JobRow,
    /// What the operation answered, as JSON in the shape of its output; absent until the job is done.
    pub result: Option<String>,
}

impl Example for ShowJob {
    fn example() -> Self {
        Self { id: JobStarted::example().id }
    }
}
