use super::show_execution::{example_colleague, example_id};
use crate::kernel::{Example, ExecutionId, PersonId, rules};
use domain_macros::operation;

/// Shows a run to a colleague: they are told, and find the run in what they are told. They have to be able to open it.
#[operation(command, workspaces, rest = POST "/executions/{id}/shares", needs = RunExecutions, entitlement = AiRuns)]
pub struct ShareExecution {
    /// The run.
    pub id: ExecutionId,
    /// The colleague.
    pub person_id: PersonId,
    /// What to look at, up to 1,000 characters.
    #[garde(inner(length(chars, max = 1_000), custom(rules::optional_prose)))]
    pub note: Option<String>,
}

impl Example for ShareExecution {
    fn example() -> Self {
        Self { id: example_id(), person_id: example_colleague(), note: Some("Please have a look.".into()) }
    }
}
