use super::errand::example_id;
use crate::kernel::{ErrandId, Example, rules};
use domain_macros::operation;

/// Keeps a call that waits from being made. The agent hears of it, and why, and goes on without.
#[operation(command, agent, rest = POST "/errands/{id}/calls/{call}/refusal", needs = UseAgent, entitlement = AiRuns)]
pub struct DeclineStep {
    /// The errand.
    pub id: ErrandId,
    /// The number of the call, from 1.
    #[garde(range(min = 1))]
    pub call: u32,
    /// Why not, up to 500 characters.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub note: Option<String>,
}

impl Example for DeclineStep {
    fn example() -> Self {
        Self { id: example_id(), call: 1, note: Some("We have such a team already.".into()) }
    }
}
