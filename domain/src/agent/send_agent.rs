use crate::kernel::{ErrandId, Example, WorkspaceId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Has the agent do something in one's own name. It may what oneself may and the tenant's rules give it; what changes
/// something waits for approval, unless the rules say otherwise.
#[operation(command, agent, rest = POST "/errands", needs = UseAgent, entitlement = AiRuns, output = ErrandStarted, limit = Ai, meter = "errands", creates, danger)]
pub struct SendAgent {
    /// What is to be done, up to 4,000 characters.
    #[garde(length(chars, max = 4_000), custom(rules::prose))]
    pub text: String,
    /// The workspace whose models, rules and budgets hold; the tenant's main one unless told.
    pub workspace_id: Option<WorkspaceId>,
    /// The model that plans it; the first of the workspace that can, unless told. Without any the installation plans by
    /// itself, one step.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
}

/// The agent is on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrandStarted {
    /// The errand's id.
    pub id: ErrandId,
}

impl Example for SendAgent {
    fn example() -> Self {
        Self { text: "Make a team for those who buy our spices.".into(), workspace_id: None, model: None }
    }
}
