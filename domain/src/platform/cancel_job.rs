use crate::kernel::{Example, JobId, JobStarted};
use domain_macros::operation;

/// Ends a job before it is done. What it had begun has no effect.
#[operation(command, platform, rest = POST "/jobs/{id}/cancel", needs = ManageJobs)]
pub struct CancelJob {
    /// The job.
    pub id: JobId,
}

impl Example for CancelJob {
    fn example() -> Self {
        Self { id: JobStarted::example().id }
    }
}
