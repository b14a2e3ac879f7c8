use crate::kernel::{Example, ModelProviderId};
use domain_macros::operation;

/// Switches a provider on or off. One that is off is asked by no run from the next one on; what it is answering it ends.
#[operation(command, models, rest = PUT "/model-providers/{id}/switch", needs = ManageModels, danger, idempotent)]
pub struct SwitchModelProvider {
    /// The provider.
    pub id: ModelProviderId,
    /// Whether it is asked; yes unless told.
    pub on: Option<bool>,
}

impl Example for SwitchModelProvider {
    fn example() -> Self {
        Self { id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)), on: None }
    }
}
