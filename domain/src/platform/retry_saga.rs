use crate::kernel::{Example, SagaId};
use domain_macros::operation;

/// Gives the failing step of a saga new attempts, the first of them now.
#[operation(command, platform, rest = POST "/sagas/{id}/retry", needs = ManageSystem, reach = Platform)]
pub struct RetrySaga {
    /// The saga.
    pub id: SagaId,
}

impl Example for RetrySaga {
    fn example() -> Self {
        Self { id: super::cancel_saga::example_id() }
    }
}
