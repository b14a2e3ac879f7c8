use super::example_run;
use crate::kernel::{Example, PipelineRunId};
use domain_macros::operation;

/// Takes up a run where it stopped, with the rights that it has. What is done is kept: nothing is paid for or written twice.
#[operation(command, pipelines, rest = POST "/pipeline-runs/{id}/resume", needs = RunExecutions, entitlement = AiRuns, limit = Ai, idempotent)]
pub struct ResumePipelineRun {
    /// Which one.
    pub id: PipelineRunId,
    /// Whether it goes on by the pipeline's newest version, as corrected meanwhile; by its own unless told.
    pub newest: Option<bool>,
}

impl Example for ResumePipelineRun {
    fn example() -> Self {
        Self { id: example_run(), newest: None }
    }
}
