use crate::kernel::{Example, PipelineId, WorkspaceId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Begins a pipeline, with an empty draft.
#[operation(command, pipelines, rest = POST "/pipelines", needs = WritePipelines, entitlement = AiRuns, output = PipelineMade, creates)]
pub struct CreatePipeline {
    /// What people call it, 2 to 80 characters.
    #[garde(length(chars, min = 2, max = 80), custom(rules::line))]
    pub name: String,
    /// One or two sentences about it.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub summary: Option<String>,
    /// Where its models run; the main workspace unless told.
    pub workspace_id: Option<WorkspaceId>,
}

/// The pipeline is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineMade {
    /// Its id.
    pub id: PipelineId,
}

impl Example for CreatePipeline {
    fn example() -> Self {
        Self { name: "Answers".into(), summary: Some("Answers what customers ask.".into()), workspace_id: None }
    }
}
