use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId, rules};
use domain_macros::operation;

/// Calls a conversation something else. An empty name takes the name away: it is then called by its first question.
#[operation(command, workspaces, rest = PUT "/threads/{id}/title", needs = RunExecutions, entitlement = AiRuns, idempotent)]
pub struct RenameThread {
    /// The thread.
    pub id: ThreadId,
    /// Its name, up to 120 characters.
    #[garde(length(chars, max = 120), custom(rules::optional_line))]
    pub title: String,
}

impl Example for RenameThread {
    fn example() -> Self {
        Self { id: example_id(), title: "Names for the new shop".into() }
    }
}
