use super::show_tenant::example_id;
use crate::kernel::{Example, TenantId, rules};
use domain_macros::operation;

/// Suspends a tenant: from the next request on its people, keys and sites are refused with the reason, until it is
/// restored. Nothing of it is lost.
#[operation(command, tenancy, rest = POST "/tenants/{id}/suspend", needs = ManageTenants, reach = Platform, danger)]
pub struct SuspendTenant {
    /// The tenant.
    pub id: TenantId,
    /// Why, 3 to 300 characters; the tenant's people read it.
    #[garde(length(chars, min = 3, max = 300), custom(rules::line))]
    pub reason: String,
}

impl Example for SuspendTenant {
    fn example() -> Self {
        Self { id: example_id(), reason: "The invoice of March is unpaid.".into() }
    }
}
