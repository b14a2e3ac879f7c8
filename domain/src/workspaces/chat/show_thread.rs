use super::{ThreadSharing, ThreadStatus};
use crate::kernel::{Example, ExecutionId, Moment, PersonId, ThreadId, WorkspaceId};
use crate::workspaces::{ExecutionStatus, Failure, FinishReason, Rating};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One conversation along one of its branches: each question with its run and the answer as far as it is there.
#[operation(query, workspaces, rest = GET "/threads/{id}", needs = ReadExecutions, entitlement = AiRuns, output = ThreadDetail)]
pub struct ShowThread {
    /// The thread.
    pub id: ThreadId,
    /// A turn that the branch goes through; the newest branch unless told.
    pub at: Option<u32>,
}

/// One conversation along one of its branches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThreadDetail {
    /// Its id.
    pub id: ThreadId,
    /// What it is called, if somebody has named it.
    pub title: Option<String>,
    /// Where its questions are asked.
    pub workspace: WorkspaceId,
    /// Whose it is.
    pub begun_by: PersonId,
    /// Their name at that time.
    pub begun_by_name: String,
    /// Whether it goes on.
    pub status: ThreadStatus,
    /// Who may read it beside them.
    pub sharing: ThreadSharing,
    /// The people whom it is shared with by name.
    pub people: Vec<PersonId>,
    /// When it began.
    pub created_at: Moment,
    /// When something changed last.
    pub changed_at: Moment,
    /// Its turns in all branches.
    pub turns: u32,
    /// The turns of this branch, oldest first.
    pub path: Vec<ThreadTurn>,
    /// Whether answers are left out, since the actor may not read what models answered.
    pub is_masked: bool,
}

/// A question with its run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThreadTurn {
    /// Its number, from 1.
    pub turn: u32,
    /// The turn that it follows; `None` at a beginning.
    pub parent: Option<u32>,
    /// The numbers of all versions of this question, itself among them, oldest first.
    pub siblings: Vec<u32>,
    /// The run that answers it.
    pub execution: ExecutionId,
    /// What was asked; empty once the workspace no longer keeps it.
    pub question: String,
    /// The names of the texts that went along with it.
    pub attachments: Vec<String>,
    /// Earlier turns that didn't fit into the model's context and were left out.
    pub left_out: u32,
    /// Where the run stands.
    pub status: ExecutionStatus,
    /// The model's id.
    pub model: String,
    /// The answer as the model wrote it, as far as it is there.
    pub answer: String,
    /// The same as blocks of HTML, one after the other; no script, style or picture is in them.
    pub blocks: Vec<String>,
    /// Why the model stopped, when it is done.
    pub finish_reason: Option<FinishReason>,
    /// Why it ended without an answer, when it failed.
    pub failure: Option<Failure>,
    /// What the actor thinks of the answer.
    pub rating: Option<Rating>,
    /// When it was asked.
    pub asked_at: Moment,
    /// Whether the answer was looked for in documents; its run says where it stands there.
    pub documents: bool,
}

impl Example for ShowThread {
    fn example() -> Self {
        Self { id: example_id(), at: Some(2) }
    }
}

/// The thread of all examples.
pub(super) fn example_id() -> ThreadId {
    ThreadId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0e51))
}
