use super::{Checked, SafetyPolicy};
use crate::kernel::{Example, WorkspaceId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What a workspace's rules would make of a text, as a prompt and as an answer. No model reads it, and it isn't kept.
#[operation(query, workspaces, needs = ReadWorkspaces, entitlement = AiRuns, output = TriedRules)]
pub struct TryRules {
    /// The workspace; the main one unless told.
    pub workspace_id: Option<WorkspaceId>,
    /// The text, up to 20,000 characters.
    #[garde(length(chars, max = 20_000), custom(rules::prose))]
    pub text: String,
    /// Rules to try in the place of those that the workspace keeps.
    #[garde(dive)]
    pub safety: Option<SafetyPolicy>,
}

/// What the rules make of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TriedRules {
    /// As a prompt.
    pub input: Checked,
    /// As an answer.
    pub output: Checked,
    /// What whoever asked would read if a rule stopped it.
    pub refusal: String,
}

impl Example for TryRules {
    fn example() -> Self {
        Self { workspace_id: None, text: "Write to lina.haddad@aurora.example about the delay.".into(), safety: None }
    }
}
