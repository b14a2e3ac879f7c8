use super::Provisioned;
use crate::kernel::{Example, ProvisioningId};
use domain_macros::operation;

/// What the directory says of one person.
#[operation(query, federation, rest = GET "/provisioned-people/{id}", needs = ProvisionPeople, output = Provisioned)]
pub struct ShowProvisioned {
    /// Which one.
    pub id: ProvisioningId,
}

pub(super) fn example_id() -> ProvisioningId {
    ProvisioningId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0044))
}

impl Example for ShowProvisioned {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
