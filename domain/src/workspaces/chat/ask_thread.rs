use super::attachment::sound;
use super::show_thread::example_id;
use super::{ATTACHMENTS_MAX, Attachment};
use crate::kernel::{Example, ExecutionId, ThreadId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Asks something in a conversation. After an earlier turn than the last one it begins a branch: so a question is asked
/// otherwise without taking back what was said.
#[operation(command, workspaces, rest = POST "/threads/{thread}/turns", needs = RunExecutions, entitlement = AiRuns, output = TurnAsked, limit = Ai, meter = "executions", creates)]
pub struct AskThread {
    /// The thread.
    pub thread: ThreadId,
    /// The turn that it follows; the newest unless told. 0: none, it is another beginning.
    pub parent: Option<u32>,
    /// The question, up to 16,000 characters.
    #[garde(length(chars, max = 16_000), custom(rules::prose))]
    pub text: String,
    /// Texts that go along with it: at most five of 100,000 bytes each and 250,000 together.
    #[serde(default)]
    #[garde(length(max = ATTACHMENTS_MAX), custom(sound))]
    pub attachments: Vec<Attachment>,
    /// A turn whose attachments go along as well: where its question is asked otherwise.
    pub attachments_of: Option<u32>,
    /// The model's id; the workspace's default unless told.
    #[garde(inner(length(max = 120), custom(rules::optional_line)))]
    pub model: Option<String>,
    /// Whether the answer is looked for in the documents that one may read, and says where it stands there.
    pub documents: Option<bool>,
}

/// A question was asked, and its run is queued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TurnAsked {
    /// The thread.
    pub id: ThreadId,
    /// The number of the turn, from 1.
    pub turn: u32,
    /// The run that answers it.
    pub execution: ExecutionId,
}

impl AskThread {
    /// The next question of a conversation, for the default model.
    pub fn of(thread: ThreadId, text: impl Into<String>) -> Self {
        Self {
            thread,
            parent: None,
            text: text.into(),
            attachments: Vec::new(),
            attachments_of: None,
            model: None,
            documents: None,
        }
    }
}

impl Example for AskThread {
    fn example() -> Self {
        Self { parent: Some(1), ..Self::of(example_id(), "And the dearest?") }
    }
}
