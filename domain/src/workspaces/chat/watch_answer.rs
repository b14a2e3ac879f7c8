use crate::kernel::{Example, ExecutionId};
use crate::workspaces::{ExecutionStatus, Failure, FinishReason};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Follows the answer of a run live, as blocks of HTML that may stand in any page.
#[operation(stream, workspaces, rest = GET "/executions/{id}/blocks", needs = ViewModelOutputs, entitlement = AiRuns, output = AnswerProgress)]
pub struct WatchAnswer {
    /// The run.
    pub id: ExecutionId,
}

/// One step of an answer. After a reconnect the first item starts over at block 0: cut off there, then append.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AnswerProgress {
    /// Where the run stands.
    pub status: ExecutionStatus,
    /// Blocks that stay as they are, from the first on.
    pub offset: u32,
    /// The blocks after those. The last one may still change while the model writes.
    pub blocks: Vec<String>,
    /// Why the model stopped; on the last item of a run that is done.
    pub finish_reason: Option<FinishReason>,
    /// Why it ended without an answer; on the last item of a run that failed.
    pub failure: Option<Failure>,
}

impl Example for WatchAnswer {
    fn example() -> Self {
        Self { id: ExecutionId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e01)) }
    }
}
