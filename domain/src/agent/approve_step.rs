use super::errand::example_id;
use crate::kernel::{ErrandId, Example};
use domain_macros::operation;

/// Lets a call be made that waits. Only a person can, signed in themselves: no key, no app and no agent. It is made with the
/// rights that whoever sent the agent has by then, and with the arguments that were shown.
#[operation(command, agent, rest = POST "/errands/{id}/calls/{call}/approval", needs = UseAgent, entitlement = AiRuns, danger)]
pub struct ApproveStep {
    /// The errand.
    pub id: ErrandId,
    /// The number of the call, from 1.
    #[garde(range(min = 1))]
    pub call: u32,
}

impl Example for ApproveStep {
    fn example() -> Self {
        Self { id: example_id(), call: 1 }
    }
}
