use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId};
use domain_macros::operation;

/// Takes a conversation away for good. Its runs stay in the history of runs.
#[operation(command, workspaces, rest = DELETE "/threads/{id}", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct RemoveThread {
    /// The thread.
    pub id: ThreadId,
}

impl Example for RemoveThread {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
