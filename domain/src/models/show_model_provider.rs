use super::ModelProviderRow;
use crate::kernel::{Example, ModelProviderId};
use domain_macros::operation;

/// One service that models answer through.
#[operation(query, models, rest = GET "/model-providers/{id}", needs = ManageModels, output = ModelProviderRow)]
pub struct ShowModelProvider {
    /// The provider.
    pub id: ModelProviderId,
}

impl Example for ShowModelProvider {
    fn example() -> Self {
        Self { id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)) }
    }
}
