use super::show_tenant::example_id;
use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// Restores a tenant: ends its suspension, or calls its deletion off while the period of grace lasts.
#[operation(command, tenancy, rest = POST "/tenants/{id}/restore", needs = ManageTenants, reach = Platform)]
pub struct RestoreTenant {
    /// The tenant.
    pub id: TenantId,
}

impl Example for RestoreTenant {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
