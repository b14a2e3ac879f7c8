use super::show_execution::example_id;
use crate::kernel::{Example, ExecutionId};
use domain_macros::operation;

/// Ends a run before it is done; what there is of the answer is kept.
#[operation(command, workspaces, rest = POST "/executions/{id}/cancel", needs = CancelExecutions, entitlement = AiRuns)]
pub struct CancelExecution {
    /// The run.
    pub id: ExecutionId,
}

impl Example for CancelExecution {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
