use super::show_thread::example_id;
use crate::kernel::{Example, ThreadId};
use crate::workspaces::TurnRole;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// A conversation in a few of its own sentences, each with the turn in which it was said. Nothing is written anew.
#[operation(query, workspaces, rest = GET "/threads/{id}/summary", needs = ViewModelOutputs, entitlement = AiRuns, output = ThreadSummary)]
pub struct SummariseThread {
    /// The thread.
    pub id: ThreadId,
    /// A turn that the branch goes through; the newest branch unless told.
    pub at: Option<u32>,
}

/// A conversation in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThreadSummary {
    /// Its sentences, in their order; none of a conversation that is short already.
    pub sentences: Vec<SentenceOfThread>,
}

/// A sentence of a conversation, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SentenceOfThread {
    /// The turn in which it was said.
    pub turn: u32,
    /// Who said it.
    pub by: TurnRole,
    /// What it says.
    pub text: String,
}

impl Example for SummariseThread {
    fn example() -> Self {
        Self { id: example_id(), at: None }
    }
}
