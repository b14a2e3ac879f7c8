use crate::kernel::{Example, ModelProviderId};
use domain_macros::operation;

/// Removes a provider and destroys its key. Runs that it answered keep its name. The local one can only be switched off.
#[operation(command, models, rest = DELETE "/model-providers/{id}", needs = ManageModels, danger)]
pub struct RemoveModelProvider {
    /// The provider.
    pub id: ModelProviderId,
}

impl Example for RemoveModelProvider {
    fn example() -> Self {
        Self { id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)) }
    }
}
