use crate::kernel::{Example, ModelProviderId};
use domain_macros::operation;

/// Gives a provider another place in the order: where several offer a model, the lowest rank is asked first, and the next one
/// where that gives no answer.
#[operation(command, models, rest = PUT "/model-providers/{id}/rank", needs = ManageModels, danger, idempotent)]
pub struct RankModelProvider {
    /// The provider.
    pub id: ModelProviderId,
    /// Its rank, 1 to 1,000.
    #[garde(range(min = 1, max = 1_000))]
    pub rank: u32,
}

impl Example for RankModelProvider {
    fn example() -> Self {
        Self { id: ModelProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0061)), rank: 10 }
    }
}
