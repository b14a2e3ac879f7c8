use crate::kernel::{Example, SecretId};
use domain_macros::operation;

/// Destroys a secret. Programs that ask for it find nothing from then on.
#[operation(command, tenancy, rest = DELETE "/secrets/{id}", needs = ManageSecrets, danger)]
pub struct RemoveSecret {
    /// The secret.
    pub id: SecretId,
}

impl Example for RemoveSecret {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

pub(super) const fn example_id() -> SecretId {
    SecretId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0051))
}
