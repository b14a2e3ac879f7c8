use super::example_id;
use crate::kernel::{Example, PipelineId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes the draft the next version of its pipeline, which stays as it is from then on. What nobody begins runs with the rights
/// of whoever published last.
#[operation(command, pipelines, rest = POST "/pipelines/{id}/versions", needs = WritePipelines, entitlement = AiRuns, output = PipelinePublication, creates)]
pub struct PublishPipeline {
    /// Which one.
    pub id: PipelineId,
    /// What is to be said about the version.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub notes: Option<String>,
    /// Whether it is switched on too; as it stands unless told.
    pub on: Option<bool>,
}

/// The version is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelinePublication {
    /// The pipeline.
    pub id: PipelineId,
    /// The number of its newest version.
    pub version: u32,
}

impl Example for PublishPipeline {
    fn example() -> Self {
        Self { id: example_id(), notes: Some("Looks in the handbook first.".into()), on: None }
    }
}
