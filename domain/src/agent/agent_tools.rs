use super::Gate;
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What the agent can do for the caller, and what becomes of each: done at once, waiting for approval, or refused. What the
/// caller may not themselves isn't among them.
#[operation(query, agent, rest = GET "/agent/tools", needs = UseAgent, entitlement = AiRuns, output = Vec<AgentTool>)]
#[derive(Default)]
pub struct AgentTools {
    /// Only those of this context, `tenancy`.
    #[garde(inner(length(chars, max = 60), custom(rules::optional_line)))]
    pub context: Option<String>,
}

/// Something that the agent can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AgentTool {
    /// The operation, `tenancy.add_team`.
    pub operation: String,
    /// What people call it.
    pub title: String,
    /// What it does.
    pub description: String,
    /// Whether it changes nothing.
    pub reads: bool,
    /// Whether it does most harm where it is done by mistake.
    pub danger: bool,
    /// What becomes of a call of it, as far as that doesn't hang on its arguments.
    pub gate: Gate,
}

impl Example for AgentTools {
    fn example() -> Self {
        Self { context: Some("tenancy".into()) }
    }
}
