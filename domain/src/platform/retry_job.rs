use crate::kernel::{Example, JobId, JobStarted};
use domain_macros::operation;

/// Gives a job that failed new attempts, with the rights that whoever asked for it has by then.
#[operation(command, platform, rest = POST "/jobs/{id}/retry", needs = ManageJobs)]
pub struct RetryJob {
    /// The job.
    pub id: JobId,
}

impl Example for RetryJob {
    fn example() -> Self {
        Self { id: JobStarted::example().id }
    }
}
