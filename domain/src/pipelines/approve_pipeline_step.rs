use super::example_run;
use crate::kernel::{Example, PipelineRunId, rules};
use crate::words;
use domain_macros::operation;

/// Approves a step that waits for it, or declines it, which ends the run.
#[operation(command, pipelines, rest = POST "/pipeline-runs/{id}/decisions", needs = RunExecutions, entitlement = AiRuns)]
pub struct ApprovePipelineStep {
    /// The run.
    pub id: PipelineRunId,
    /// The step.
    #[garde(length(chars, min = 1, max = 40), custom(rules::line))]
    pub step: String,
    /// Whether it may go on.
    pub decision: StepDecision,
    /// Why, for whoever reads the run.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub note: Option<String>,
}

words! {
    /// What somebody says to a step that waits.
    StepDecision {
        /// It may go on.
        Approve = "approve",
        /// It may not.
        Decline = "decline",
    }
}

impl Example for ApprovePipelineStep {
    fn example() -> Self {
        let note = Some("Reads well.".into());
        Self { id: example_run(), step: "send".into(), decision: StepDecision::Approve, note }
    }
}
