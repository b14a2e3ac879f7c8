use super::JobRow;
use crate::kernel::{Example, JobId, JobStarted};
use domain_macros::operation;

/// Follows a job live: an item whenever it has come further, the last one when it has ended.
#[operation(stream, platform, rest = GET "/jobs/{id}/events", needs = ReadJobs, output = JobRow)]
pub struct WatchJob {
    /// The job.
    pub id: JobId,
}

impl Example for WatchJob {
    fn example() -> Self {
        Self { id: JobStarted::example().id }
    }
}
