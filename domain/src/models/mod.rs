//! The services that models answer through: the built-in local one, the platform's, and tenants' own; and what small
//! learners make of texts.

mod add_model_provider;
mod edit_model_provider;
mod embed;
mod learned;
mod model_providers;
mod offered_model;
mod price;
mod provider;
mod provider_words;
mod rank_model_provider;
mod remove_model_provider;
mod show_model_provider;
mod switch_model_provider;
mod try_model_provider;

pub use add_model_provider::{AddModelProvider, ModelProviderAdded};
pub use edit_model_provider::EditModelProvider;
pub use embed::Embed;
pub use learned::{Classified, Embedded, Field, FieldKind, Found, Label};
pub use model_providers::{ModelProviderRow, ModelProviders};
pub use offered_model::OfferedModel;
pub use provider::{
    LOCAL_PROVIDER, ModelProvider, ModelProviderCommand, ModelProviderEvent, ModelProviderRefusal, ModelProviderState,
    RANK_DEFAULT,
};
pub use provider_words::{ModelProviderOf, ProviderKind};
pub use rank_model_provider::RankModelProvider;
pub use remove_model_provider::RemoveModelProvider;
pub use show_model_provider::ShowModelProvider;
pub use switch_model_provider::SwitchModelProvider;
pub use try_model_provider::{ModelProviderTried, TryModelProvider};
