use super::Graph;
use super::pipeline::example_graph;
use crate::kernel::{Example, FieldFault, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What is wrong with a pipeline before it is saved, and its other form: the text of a graph, the graph of a text.
#[operation(query, pipelines, needs = ReadPipelines, entitlement = AiRuns, output = CheckedPipeline)]
pub struct CheckPipeline {
    /// The steps and triggers.
    #[garde(dive)]
    pub graph: Option<Graph>,
    /// The same as text (TOML), up to 200,000 characters; it goes before `graph`.
    #[garde(inner(length(chars, max = 200_000), custom(rules::optional_prose)))]
    pub text: Option<String>,
}

/// What is wrong with a pipeline, and both its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CheckedPipeline {
    /// The graph; none where the text can't be read.
    pub graph: Option<Graph>,
    /// The text.
    pub text: String,
    /// Everything that is wrong, with what it is about: `steps.find.query`, `steps.find`, `triggers.0.cron`, `text`.
    pub faults: Vec<FieldFault>,
}

impl Example for CheckPipeline {
    fn example() -> Self {
        Self { graph: Some(example_graph()), text: None }
    }
}
