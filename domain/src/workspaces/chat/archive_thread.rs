use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId};
use domain_macros::operation;

/// Puts a conversation away: it leaves the list and takes no more questions, until it is opened again.
#[operation(command, workspaces, rest = POST "/threads/{id}/archive", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct ArchiveThread {
    /// The thread.
    pub id: ThreadId,
}

impl Example for ArchiveThread {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
