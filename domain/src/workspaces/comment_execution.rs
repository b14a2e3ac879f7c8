use super::show_execution::{example_colleague, example_id};
use crate::kernel::{CommentId, Example, ExecutionId, PersonId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Says something about a run. Colleagues who are mentioned are told, and find the run in what they are told.
#[operation(command, workspaces, rest = POST "/executions/{id}/comments", needs = RunExecutions, entitlement = AiRuns, output = CommentAdded, creates)]
pub struct CommentExecution {
    /// The run.
    pub id: ExecutionId,
    /// What is said, up to 4,000 characters.
    #[garde(length(chars, max = 4_000), custom(rules::prose))]
    pub text: String,
    /// Colleagues who are told, at most twenty. They have to be able to open the run.
    #[serde(default)]
    #[garde(length(max = 20))]
    pub mentions: Vec<PersonId>,
}

/// It is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct CommentAdded {
    /// Its id.
    pub id: CommentId,
}

impl Example for CommentExecution {
    fn example() -> Self {
        Self { id: example_id(), text: "Shall we send it like this?".into(), mentions: vec![example_colleague()] }
    }
}
