use super::provider_words;
use crate::kernel::{Example, ModelProviderId};
use crate::workspaces::Failure;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Asks a provider one short question, whether it is switched on or not, and says how long it took or what went wrong. The
/// provider may charge a few tokens for it.
#[operation(command, models, rest = POST "/model-providers/{id}/trial", needs = ManageModels, output = ModelProviderTried, danger, limit = Ai)]
pub struct TryModelProvider {
    /// The provider.
    pub id: ModelProviderId,
    /// Which of its models; the first unless told.
    #[garde(inner(length(chars, max = 120), custom(provider_words::model_id)))]
    pub model: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelProviderTried {
    /// The model that was asked.
    pub model: String,
    /// The beginning of its answer; absent where there was none.
    pub answer: Option<String>,
    /// Milliseconds until it had ended.
    pub latency_ms: u32,
    /// Why there was no answer.
    pub failure: Option<Failure>,
}

impl Example for TryModelProvider {
    fn example() -> Self {
        Self { id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)), model: None }
    }
}
