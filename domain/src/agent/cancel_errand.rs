use super::errand::example_id;
use crate::kernel::{ErrandId, Example};
use domain_macros::operation;

/// Stops the agent. What it has done stays done; what waits isn't made any more.
#[operation(command, agent, rest = POST "/errands/{id}/cancel", needs = UseAgent, entitlement = AiRuns)]
pub struct CancelErrand {
    /// The errand.
    pub id: ErrandId,
}

impl Example for CancelErrand {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
