use crate::kernel::{DomainId, Example};
use domain_macros::operation;

/// Looks for the domain's TXT record. Once it is found the domain is the tenant's alone, and who enters an address of it
/// is led to the provider.
#[operation(command, federation, rest = POST "/identity-domains/{id}/verification", needs = ManageIdentityProviders, entitlement = IdentityProviders, danger, idempotent)]
pub struct VerifyDomain {
    /// The domain.
    pub id: DomainId,
}

impl Example for VerifyDomain {
    fn example() -> Self {
        Self { id: DomainId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031)) }
    }
}
