use super::show_execution::example_id;
use crate::kernel::{CommentId, Example, ExecutionId, Moment, PersonId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What was said about a run, the oldest first; at most 500.
#[operation(query, workspaces, rest = GET "/executions/{id}/comments", needs = ReadExecutions, entitlement = AiRuns, output = Vec<ExecutionComment>)]
pub struct ExecutionComments {
    /// The run.
    pub id: ExecutionId,
}

/// What somebody said about a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionComment {
    /// Its id.
    pub id: CommentId,
    /// Who said it.
    pub person_id: PersonId,
    /// Their name at that time; empty once they were erased.
    pub person_name: String,
    /// What they said.
    pub text: String,
    /// Whom they mentioned, as these are called now.
    pub mentions: Vec<String>,
    /// When.
    pub at: Moment,
}

impl Example for ExecutionComments {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
