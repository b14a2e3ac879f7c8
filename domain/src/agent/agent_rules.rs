use super::RuleSet;
use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The rules of one's tenant about its agent: what it may do, and what waits for approval.
#[operation(query, agent, rest = GET "/agent/rules", needs = UseAgent, entitlement = AiRuns, output = AgentRulesView)]
pub struct AgentRules {}

/// The rules as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AgentRulesView {
    /// The rules.
    pub rules: RuleSet,
    /// When somebody set them; absent while they are those that every tenant begins with.
    pub set_at: Option<Moment>,
    /// Whether the caller may set others.
    pub may_change: bool,
}

impl Example for AgentRules {
    fn example() -> Self {
        Self {}
    }
}
