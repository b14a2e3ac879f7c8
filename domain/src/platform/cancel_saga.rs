use crate::kernel::{Example, SagaId};
use domain_macros::operation;

/// Turns a saga back: what it has done is undone, the latest first.
#[operation(command, platform, rest = POST "/sagas/{id}/cancel", needs = ManageSystem, reach = Platform, danger)]
pub struct CancelSaga {
    /// The saga.
    pub id: SagaId,
}

impl Example for CancelSaga {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) fn example_id() -> SagaId {
    SagaId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0011))
}
