use crate::kernel::{Example, ProviderId};
use domain_macros::operation;

/// Removes an identity provider with its domains and its links to accounts. Who signed in through it needs another way in.
#[operation(command, federation, rest = DELETE "/identity-providers/{id}", needs = ManageIdentityProviders, danger)]
pub struct RemoveProvider {
    /// The provider.
    pub id: ProviderId,
}

impl Example for RemoveProvider {
    fn example() -> Self {
        Self { id: ProviderId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0030)) }
    }
}
