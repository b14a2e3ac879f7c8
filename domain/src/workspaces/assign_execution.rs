use super::show_execution::{example_colleague, example_id};
use crate::kernel::{Example, ExecutionId, PersonId};
use domain_macros::operation;

/// Says who looks after a run, or that nobody does any more. Whoever is named is told.
#[operation(command, workspaces, rest = POST "/executions/{id}/assignee", needs = RunExecutions, entitlement = AiRuns)]
pub struct AssignExecution {
    /// The run.
    pub id: ExecutionId,
    /// The colleague; null for nobody.
    pub person_id: Option<PersonId>,
}

impl Example for AssignExecution {
    fn example() -> Self {
        Self { id: example_id(), person_id: Some(example_colleague()) }
    }
}
