use super::example_id;
use crate::kernel::{Example, PipelineId, PipelineRunId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Begins a run of a pipeline with the caller's own rights. It goes on in the background; ask for it by its id.
#[operation(command, pipelines, rest = POST "/pipelines/{id}/runs", needs = RunExecutions, entitlement = AiRuns, output = PipelineRunBegun, limit = Ai, creates)]
pub struct RunPipeline {
    /// Which one.
    pub id: PipelineId,
    /// What it begins with, a JSON object of up to 50,000 characters; an empty one unless told.
    #[garde(inner(length(chars, max = 50_000), custom(rules::optional_prose)))]
    pub input: Option<String>,
    /// Whether the draft is tried, which its writers may; the newest version runs unless told.
    pub draft: Option<bool>,
}

/// The run has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineRunBegun {
    /// Its id.
    pub id: PipelineRunId,
}

impl Example for RunPipeline {
    fn example() -> Self {
        Self { id: example_id(), input: Some(r#"{"question":"When do you open?"}"#.into()), draft: None }
    }
}
