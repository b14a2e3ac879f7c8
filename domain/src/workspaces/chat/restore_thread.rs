use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId};
use domain_macros::operation;

/// Opens a conversation again that was put away.
#[operation(command, workspaces, rest = POST "/threads/{id}/restore", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct RestoreThread {
    /// The thread.
    pub id: ThreadId,
}

impl Example for RestoreThread {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
