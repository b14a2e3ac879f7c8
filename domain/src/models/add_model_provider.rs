use super::{ModelProviderOf, OfferedModel, ProviderKind, provider_words};
use crate::kernel::{Example, ModelProviderId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Lets models answer through a service: for one's own tenant with its own key, or with `reach:platform` for everybody. It
/// answers from then on; try it first where it matters.
#[operation(command, models, rest = POST "/model-providers", needs = ManageModels, output = ModelProviderAdded, creates, danger)]
pub struct AddModelProvider {
    /// What people call it, 2 to 60 characters. Runs show who answered by it.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// The protocol that it speaks; the local one is built in.
    pub kind: ProviderKind,
    /// Where it answers, without the path of a single call; the protocol's usual address if absent or empty.
    #[garde(inner(custom(provider_words::optional_address)))]
    pub base_url: Option<String>,
    /// The key that it asks for. It is sealed, and never shown again; a server that asks for none needs none.
    #[garde(inner(length(chars, max = 1000), custom(rules::optional_line)))]
    pub api_key: Option<String>,
    /// Its place in the order in which providers are asked: the lowest first, 100 unless told.
    #[garde(inner(range(min = 1, max = 1_000)))]
    pub rank: Option<u32>,
    /// The models that it answers with.
    #[garde(length(min = 1, max = 50), dive)]
    pub models: Vec<OfferedModel>,
    /// For whom it is there; one's own tenant unless told.
    pub of: Option<ModelProviderOf>,
}

/// It is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelProviderAdded {
    /// Its id.
    pub id: ModelProviderId,
    /// Tells its key from others, and nothing about it; absent where there is none.
    pub key_fingerprint: Option<String>,
}

impl Example for AddModelProvider {
    fn example() -> Self {
        Self {
            name: "Aurora's models".into(),
            kind: ProviderKind::OpenAi,
            base_url: Some("https://models.aurora.example/v1".into()),
            api_key: Some("a key that the provider gave".into()),
            rank: Some(50),
            models: vec![OfferedModel::example()],
            of: None,
        }
    }
}
