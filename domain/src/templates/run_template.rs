use super::prompt_template::filled_in;
use super::{FilledIn, VARIABLES_MAX, example_id, name};
use crate::kernel::{Example, TemplateId, WorkspaceId, rules};
use crate::workspaces::ExecutionStarted;
use domain_macros::operation;

/// Runs a template with what is filled in. The run goes on in the background, and says which version it is of; a program that
/// names the version gets the same prompt for good.
#[operation(command, templates, rest = POST "/templates/{id}/runs", needs = RunExecutions, entitlement = AiRuns, output = ExecutionStarted, limit = Ai, meter = "executions", creates)]
pub struct RunTemplate {
    /// Which one.
    pub id: TemplateId,
    /// A label of it; `production` unless told, and the newest version where there is no such label.
    #[garde(inner(length(chars, min = 1, max = 30), custom(name::label)))]
    pub label: Option<String>,
    /// A version of it, whatever labels say.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
    /// Where it runs; the main one unless told.
    pub workspace: Option<WorkspaceId>,
    /// What is filled in.
    #[serde(default)]
    #[garde(length(max = VARIABLES_MAX), dive)]
    pub values: Vec<FilledIn>,
    /// Why it is run, for whoever reads the record.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_line)))]
    pub why: Option<String>,
}

impl Example for RunTemplate {
    fn example() -> Self {
        Self { id: example_id(), label: None, version: None, workspace: None, values: filled_in(), why: None }
    }
}
