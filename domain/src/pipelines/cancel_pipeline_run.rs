use super::example_run;
use crate::kernel::{Example, PipelineRunId};
use domain_macros::operation;

/// Ends a run. What its steps have done stays done, and it can be resumed.
#[operation(command, pipelines, rest = POST "/pipeline-runs/{id}/cancel", needs = CancelExecutions, entitlement = AiRuns, idempotent)]
pub struct CancelPipelineRun {
    /// Which one.
    pub id: PipelineRunId,
}

impl Example for CancelPipelineRun {
    fn example() -> Self {
        Self { id: example_run() }
    }
}
