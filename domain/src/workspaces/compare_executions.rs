use super::ExecutionDetail;
use super::show_execution::example_id;
use crate::kernel::{Example, ExecutionId};
use domain_macros::operation;

/// Two to four runs side by side, in the order in which they are named.
#[operation(query, workspaces, rest = GET "/executions/compare", needs = ReadExecutions, entitlement = AiRuns, output = Vec<ExecutionDetail>)]
pub struct CompareExecutions {
    /// The first run.
    pub first: ExecutionId,
    /// The second.
    pub second: ExecutionId,
    /// A third.
    pub third: Option<ExecutionId>,
    /// A fourth.
    pub fourth: Option<ExecutionId>,
}

impl Example for CompareExecutions {
    fn example() -> Self {
        Self { first: example_id(), second: example_id(), third: None, fourth: None }
    }
}
