use crate::kernel::{Example, ProvisioningId};
use domain_macros::operation;

/// Keeps a person's account by the directory no more: their membership ends, with their sessions in the tenant. The
/// account itself stays theirs.
#[operation(command, federation, rest = DELETE "/provisioned-people/{id}", needs = ProvisionPeople, danger)]
pub struct EndProvisioning {
    /// Which one.
    pub id: ProvisioningId,
}

impl Example for EndProvisioning {
    fn example() -> Self {
        Self { id: super::show_provisioned::example_id() }
    }
}
