use super::{ExecutionStatus, Failure, FinishReason};
use crate::kernel::{Example, ExecutionId, Moment, PersonId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One run, whole: prompt, answer, model, tokens and latency.
#[operation(query, workspaces, rest = GET "/executions/{id}", needs = ReadExecutions, entitlement = AiRuns, output = ExecutionDetail)]
pub struct ShowExecution {
    /// The run.
    pub id: ExecutionId,
    /// As it was at this moment; as it is now unless told.
    pub as_of: Option<Moment>,
}

/// One run, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionDetail {
    /// Its id.
    pub id: ExecutionId,
    /// Where it stands.
    pub status: ExecutionStatus,
    /// What was asked.
    pub prompt: String,
    /// Instructions above the conversation.
    pub system: Option<String>,
    /// The answer, as far as it is there.
    pub answer: String,
    /// The model's id.
    pub model: String,
    /// Who started it.
    pub started_by: PersonId,
    /// Their name at that time.
    pub started_by_name: String,
    /// When it was queued.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Milliseconds of work; absent while it goes on.
    pub latency_ms: Option<u32>,
    /// Tokens that the prompt took.
    pub prompt_tokens: Option<u32>,
    /// Tokens of the answer.
    pub completion_tokens: Option<u32>,
    /// Why the model stopped, when it is done.
    pub finish_reason: Option<FinishReason>,
    /// Why it ended without an answer, when it failed.
    pub failure: Option<Failure>,
}

impl Example for ShowExecution {
    fn example() -> Self {
        Self { id: example_id(), as_of: None }
    }
}

/// The run of all examples.
pub(super) fn example_id() -> ExecutionId {
    ExecutionId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e01))
}
