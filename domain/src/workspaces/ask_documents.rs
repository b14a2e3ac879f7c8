use super::ExecutionStarted;
use crate::kernel::{Example, SpaceId, WorkspaceId, rules};
use domain_macros::operation;

/// Asks the documents that the caller may read. The answer says for each sentence where it stands; where the documents don't
/// hold it, it says so and names the passages that come nearest. It goes on in the background, as every run does.
#[operation(command, workspaces, rest = POST "/answers", needs = RunExecutions, entitlement = AiRuns, output = ExecutionStarted, limit = Ai, meter = "executions", creates)]
pub struct AskDocuments {
    /// The question, up to 2,000 characters.
    #[garde(length(chars, max = 2_000), custom(rules::prose))]
    pub question: String,
    /// The workspace whose rules and budgets hold; the tenant's main one unless told.
    pub workspace_id: Option<WorkspaceId>,
    /// The spaces that are looked in; all that the caller may read unless named.
    #[serde(default)]
    #[garde(length(max = 100))]
    pub space_ids: Vec<SpaceId>,
    /// The tags that documents have to bear, all of them.
    #[serde(default)]
    #[garde(length(max = 20), inner(length(chars, min = 1, max = 40), custom(rules::line)))]
    pub tags: Vec<String>,
    /// The model's id. With one on this machine the answer is made of the documents' own sentences; others write it.
    #[garde(inner(length(max = 120), custom(rules::optional_line)))]
    pub model: Option<String>,
}

impl AskDocuments {
    /// A question to all documents that one may read.
    pub fn of(question: impl Into<String>) -> Self {
        Self { question: question.into(), workspace_id: None, space_ids: Vec::new(), tags: Vec::new(), model: None }
    }
}

impl Example for AskDocuments {
    fn example() -> Self {
        Self { tags: vec!["saffron".into()], ..Self::of("How much moisture may saffron have?") }
    }
}
