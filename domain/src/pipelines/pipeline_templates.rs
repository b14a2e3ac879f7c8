use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The pipelines that come with Portico, to begin from.
#[operation(query, pipelines, rest = GET "/pipeline-templates", needs = ReadPipelines, entitlement = AiRuns, output = PipelineTemplateLines)]
#[derive(Default)]
pub struct PipelineTemplates {
    /// Only those in whose name or line this stands, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// The pipelines that come with Portico.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineTemplateLines {
    /// In the order in which they are offered.
    pub data: Vec<PipelineTemplateLine>,
}

/// A pipeline to begin from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PipelineTemplateLine {
    /// What it is asked for by.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// A sentence about it, in the caller's language.
    pub summary: String,
    /// The kinds of its steps, in their order.
    pub steps: Vec<super::StepKind>,
}

impl Example for PipelineTemplates {
    fn example() -> Self {
        Self { search: Some("lead".into()) }
    }
}
