use super::attachment::sound;
use super::{ATTACHMENTS_MAX, Attachment, TurnAsked};
use crate::kernel::{Example, WorkspaceId, rules};
use domain_macros::operation;

/// Begins a conversation with its first question. The answer is written in the background: watch the run, or ask for the
/// thread by its id.
#[operation(command, workspaces, rest = POST "/threads", needs = RunExecutions, entitlement = AiRuns, output = TurnAsked, limit = Ai, meter = "executions", creates)]
pub struct BeginThread {
    /// The first question, up to 16,000 characters.
    #[garde(length(chars, max = 16_000), custom(rules::prose))]
    pub text: String,
    /// Texts that go along with it: at most five of 100,000 bytes each and 250,000 together.
    #[serde(default)]
    #[garde(length(max = ATTACHMENTS_MAX), custom(sound))]
    pub attachments: Vec<Attachment>,
    /// The model's id; the workspace's default unless told.
    #[garde(inner(length(max = 120), custom(rules::optional_line)))]
    pub model: Option<String>,
    /// The workspace; the tenant's main one unless told.
    pub workspace: Option<WorkspaceId>,
    /// What the thread is called; its first question unless told.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub title: Option<String>,
    /// Whether the answer is looked for in the documents that one may read, and says where it stands there.
    pub documents: Option<bool>,
}

impl BeginThread {
    /// A conversation with the default model in the main workspace.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), attachments: Vec::new(), model: None, workspace: None, title: None, documents: None }
    }
}

impl Example for BeginThread {
    fn example() -> Self {
        let attachment = Attachment { name: "spice-list.csv".into(), text: "name,price\ncumin,3".into() };
        Self { attachments: vec![attachment], ..Self::of("Which of these spices is the cheapest?") }
    }
}
