use super::Rating;
use super::show_execution::example_id;
use crate::kernel::{Example, ExecutionId, rules};
use domain_macros::operation;

/// Says what one thinks of an answer, which one has to be allowed to read. Everybody has one opinion of each run; a later
/// one takes its place.
#[operation(command, workspaces, rest = POST "/executions/{id}/rating", needs = RunExecutions, entitlement = AiRuns)]
pub struct RateExecution {
    /// The run.
    pub id: ExecutionId,
    /// Whether it helped; null takes one's opinion back.
    pub rating: Option<Rating>,
    /// Why, up to 1,000 characters.
    #[garde(inner(length(chars, max = 1_000), custom(rules::optional_prose)))]
    pub note: Option<String>,
}

impl Example for RateExecution {
    fn example() -> Self {
        Self { id: example_id(), rating: Some(Rating::Up), note: Some("Right length, right tone.".into()) }
    }
}
