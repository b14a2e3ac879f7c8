use crate::kernel::Example;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The models that one may run: those of one's own tenant's providers and of the platform's, in the order in which they are asked.
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
    /// Who is asked first for its answer.
    pub provider: String,
    /// What a million tokens of prompts cost, in millionths of a US dollar.
    pub prompt_price: u64,
    /// What a million tokens of answers cost, in millionths of a US dollar.
    pub completion_price: u64,
    /// What to expect of it, where that has to be said.
    pub expects: Option<Expectation>,
}

words! {
    /// What to expect of a model.
    Expectation {
        /// It is small, knows English best and invents facts and figures: what it says is to be checked.
        SmallLocal = "small_local",
    }
}

impl Example for Models {
    fn example() -> Self {
        Self {}
    }
}
