use crate::kernel::{Example, ServiceAccountId};
use domain_macros::operation;

/// Removes a service account and revokes its keys. What it did stays on record.
#[operation(command, identity, rest = DELETE "/service-accounts/{id}", needs = ManageKeys, danger)]
pub struct RemoveServiceAccount {
    /// The service account.
    pub id: ServiceAccountId,
}

impl Example for RemoveServiceAccount {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> ServiceAccountId {
    ServiceAccountId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0021))
}
