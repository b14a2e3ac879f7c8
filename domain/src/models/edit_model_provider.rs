use super::{OfferedModel, provider_words};
use crate::kernel::{Example, ModelProviderId, rules};
use domain_macros::operation;

/// Changes a provider's name, address, models and prices. Without a key the one that is kept stays; with another address it
/// doesn't, so that no key reaches somebody it wasn't meant for.
#[operation(command, models, rest = PUT "/model-providers/{id}", needs = ManageModels, danger, idempotent)]
pub struct EditModelProvider {
    /// The provider.
    pub id: ModelProviderId,
    /// What people call it, 2 to 60 characters.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// Where it answers; the protocol's usual address if absent or empty.
    #[garde(inner(custom(provider_words::optional_address)))]
    pub base_url: Option<String>,
    /// The key that it asks for; absent or empty: the one that is kept.
    #[garde(inner(length(chars, max = 1000), custom(rules::optional_line)))]
    pub api_key: Option<String>,
    /// The models that it answers with.
    #[garde(length(min = 1, max = 50), dive)]
    pub models: Vec<OfferedModel>,
}

impl Example for EditModelProvider {
    fn example() -> Self {
        Self {
            id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)),
            name: "Aurora's models".into(),
            base_url: Some("https://models.aurora.example/v1".into()),
            api_key: None,
            models: vec![OfferedModel::example()],
        }
    }
}
