use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The models that the workspace may run.
#[operation(query, workspaces, rest = GET "/models", needs = RunExecutions, entitlement = AiRuns, output = Vec<ModelInfo>)]
pub struct Models {}

/// A model that this installation offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelInfo {
    /// What a run names it by.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether it works on this machine, with nothing leaving it.
    pub local: bool,
    /// Tokens that prompt and answer may take together.
    pub context_tokens: u32,
}

impl Example for Models {
    fn example() -> Self {
        Self {}
    }
}
