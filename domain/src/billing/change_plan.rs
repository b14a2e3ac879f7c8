use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// Puts a tenant on a plan. What it may use and how much changes with its next request.
#[operation(command, billing, rest = PUT "/tenants/{id}/plan", needs = ManagePlans, reach = Platform, idempotent, danger)]
pub struct ChangePlan {
    /// The tenant.
    pub id: TenantId,
    /// The plan's code.
    #[garde(length(chars, min = 1, max = 40), custom(super::code))]
    pub plan: String,
    /// The version of it; the newest unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

impl Example for ChangePlan {
    fn example() -> Self {
        Self { id: example_tenant(), plan: "pro".into(), version: None }
    }
}

pub(super) const fn example_tenant() -> TenantId {
    TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001))
}
