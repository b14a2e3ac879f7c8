use super::pipeline::example_graph;
use super::{Graph, example_id};
use crate::kernel::{Example, PipelineId, WorkspaceId, rules};
use domain_macros::operation;

/// Writes the draft of a pipeline, whole: as a graph, or as text. It may be unfinished; but no step of it may call what the
/// caller may not call.
#[operation(command, pipelines, rest = PUT "/pipelines/{id}", needs = WritePipelines, entitlement = AiRuns, idempotent)]
pub struct EditPipeline {
    /// Which one.
    pub id: PipelineId,
    /// What people call it, 2 to 80 characters.
    #[garde(length(chars, min = 2, max = 80), custom(rules::line))]
    pub name: String,
    /// One or two sentences about it.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub summary: Option<String>,
    /// Where its models run; as before unless told.
    pub workspace_id: Option<WorkspaceId>,
    /// The steps and triggers.
    #[garde(dive)]
    pub graph: Option<Graph>,
    /// The same as text (TOML), up to 200,000 characters; it goes before `graph`.
    #[garde(inner(length(chars, max = 200_000), custom(rules::optional_prose)))]
    pub text: Option<String>,
    /// The version of the pipeline that was read before it was changed; what somebody else has changed since isn't written over.
    pub base: Option<i32>,
}

impl Example for EditPipeline {
    fn example() -> Self {
        Self {
            id: example_id(),
            name: "Answers".into(),
            summary: None,
            workspace_id: None,
            graph: Some(example_graph()),
            text: None,
            base: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn a_draft_may_be_unfinished_but_names_its_steps() {
        assert!(validate(&EditPipeline::example()).is_ok());
        let mut graph = example_graph();
        graph.steps[0].settings.clear();
        assert!(validate(&EditPipeline { graph: Some(graph.clone()), ..EditPipeline::example() }).is_ok());
        graph.steps[0].id = "Not a name".into();
        let refusal = validate(&EditPipeline { graph: Some(graph), ..EditPipeline::example() }).unwrap_err();
        assert_eq!(refusal.fields[0].code, "not_a_variable");
    }
}
