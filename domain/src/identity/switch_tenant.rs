use super::SignedIn;
use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// Goes on in another tenant in which one is a member, with the roles that one has there. A browser keeps its session, a
/// program gets a new access token; its refresh token stays the same and isn't answered again.
#[operation(command, identity, rest = POST "/me/tenant", needs = SignedIn, output = SignedIn, danger)]
pub struct SwitchTenant {
    /// The tenant.
    pub tenant_id: TenantId,
}

impl Example for SwitchTenant {
    fn example() -> Self {
        Self { tenant_id: TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)) }
    }
}
