use super::show_execution::example_id;
use super::{ExecutionStatus, FinishReason, ToolCall};
use crate::kernel::{Example, ExecutionId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What a model answered, and nothing else of the run.
#[operation(query, workspaces, rest = GET "/executions/{id}/output", needs = ViewModelOutputs, entitlement = AiRuns, output = Output)]
pub struct ExecutionOutput {
    /// The run.
    pub id: ExecutionId,
}

/// What a model answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Output {
    /// Where the run stands.
    pub status: ExecutionStatus,
    /// The answer, as far as it is there.
    pub text: String,
    /// What the model asks for.
    pub calls: Vec<ToolCall>,
    /// Why the model stopped, when it is done.
    pub finish_reason: Option<FinishReason>,
}

impl Example for ExecutionOutput {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
