use super::show_execution::example_id;
use super::{ExecutionStatus, Failure, FinishReason, ToolCall};
use crate::kernel::{Example, ExecutionId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Follows a run live: what is added to the answer as it comes, and the state when it ends.
#[operation(stream, workspaces, rest = GET "/executions/{id}/events", needs = ReadExecutions, entitlement = AiRuns, output = ExecutionProgress)]
pub struct WatchExecution {
    /// The run.
    pub id: ExecutionId,
}

/// One step of a run. After a reconnect the first item starts over at offset 0: cut off there, then append.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionProgress {
    /// Where the run stands.
    pub status: ExecutionStatus,
    /// Characters (Unicode scalar values) of the answer that stand before `added`.
    pub offset: u32,
    /// Text to append to the answer.
    pub added: String,
    /// Tokens that the prompt took; on the last item.
    pub prompt_tokens: Option<u32>,
    /// Tokens of the answer; on the last item.
    pub completion_tokens: Option<u32>,
    /// Milliseconds of work; on the last item.
    pub latency_ms: Option<u32>,
    /// Why the model stopped; on the last item of a run that is done.
    pub finish_reason: Option<FinishReason>,
    /// Why it ended without an answer; on the last item of a run that failed.
    pub failure: Option<Failure>,
    /// What the model asks for; on the last item of a run that is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<ToolCall>,
}

impl Example for WatchExecution {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
