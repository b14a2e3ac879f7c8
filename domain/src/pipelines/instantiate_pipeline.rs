use super::PipelineMade;
use crate::kernel::{Example, WorkspaceId, rules};
use domain_macros::operation;

/// Begins a pipeline from a template, with its triggers. It stays off until somebody has read, published and switched it on.
#[operation(command, pipelines, rest = POST "/pipeline-templates/{code}/pipelines", needs = WritePipelines, entitlement = AiRuns, output = PipelineMade, creates)]
pub struct InstantiatePipeline {
    /// The template, `lead_triage`.
    #[garde(length(chars, min = 1, max = 40), custom(rules::line))]
    pub code: String,
    /// What people call it; the template's name unless told.
    #[garde(inner(length(chars, min = 2, max = 80), custom(rules::line)))]
    pub name: Option<String>,
    /// Where its models run; the main workspace unless told.
    pub workspace_id: Option<WorkspaceId>,
}

impl Example for InstantiatePipeline {
    fn example() -> Self {
        Self { code: "lead_triage".into(), name: None, workspace_id: None }
    }
}
