use super::example_id;
use crate::kernel::{Example, PipelineId};
use domain_macros::operation;

/// Lets a published pipeline run, or not any more. What runs already goes on.
#[operation(command, pipelines, rest = POST "/pipelines/{id}/switch", needs = WritePipelines, entitlement = AiRuns, idempotent)]
pub struct SwitchPipeline {
    /// Which one.
    pub id: PipelineId,
    /// Whether it runs; the other way round unless told.
    pub on: Option<bool>,
}

impl Example for SwitchPipeline {
    fn example() -> Self {
        Self { id: example_id(), on: None }
    }
}
