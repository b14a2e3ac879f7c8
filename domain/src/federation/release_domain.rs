use crate::kernel::{DomainId, Example};
use domain_macros::operation;

/// Gives a domain up: nobody is led to the provider by it any more, and another tenant may claim it.
#[operation(command, federation, rest = DELETE "/identity-domains/{id}", needs = ManageIdentityProviders, danger)]
pub struct ReleaseDomain {
    /// The domain.
    pub id: DomainId,
}

impl Example for ReleaseDomain {
    fn example() -> Self {
        Self { id: DomainId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031)) }
    }
}
