use super::TurnAsked;
use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId, rules};
use domain_macros::operation;

/// Asks the question of a turn once more, with the same attachments: the new answer stands beside the old one.
#[operation(command, workspaces, rest = POST "/threads/{thread}/turns/{turn}/retry", needs = RunExecutions, entitlement = AiRuns, output = TurnAsked, limit = Ai, meter = "executions", creates)]
pub struct RetryTurn {
    /// The thread.
    pub thread: ThreadId,
    /// The number of the turn.
    #[garde(range(min = 1))]
    pub turn: u32,
    /// The model's id; the one that answered before unless told.
    #[garde(inner(length(max = 120), custom(rules::optional_line)))]
    pub model: Option<String>,
}

impl Example for RetryTurn {
    fn example() -> Self {
        Self { thread: example_id(), turn: 1, model: None }
    }
}
