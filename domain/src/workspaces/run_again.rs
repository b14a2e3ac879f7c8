use super::ExecutionStarted;
use super::show_execution::example_id;
use crate::kernel::{Example, ExecutionId, rules};
use domain_macros::operation;

/// Asks the same once more: prompt, instructions, conversation, model and settings of a run, in the same workspace.
#[operation(command, workspaces, rest = POST "/executions/{id}/again", needs = RunExecutions, entitlement = AiRuns, output = ExecutionStarted, limit = Ai, meter = "executions", creates)]
pub struct RunAgain {
    /// The run.
    pub id: ExecutionId,
    /// Another model's id; the same model unless told.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
    /// What it is for, up to 500 characters.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_line)))]
    pub why: Option<String>,
}

impl Example for RunAgain {
    fn example() -> Self {
        Self { id: example_id(), model: None, why: Some("To see whether the answer stays the same.".into()) }
    }
}
