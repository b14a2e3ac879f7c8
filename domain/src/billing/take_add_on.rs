use super::change_plan::example_tenant;
use crate::kernel::{AddOnId, Example, TenantId};
use domain_macros::operation;

/// Takes an add-on away from a tenant.
#[operation(command, billing, rest = DELETE "/tenants/{id}/add-ons/{addOnId}", needs = ManagePlans, reach = Platform, danger)]
pub struct TakeAddOn {
    /// The tenant.
    pub id: TenantId,
    /// The add-on.
    pub add_on_id: AddOnId,
}

impl Example for TakeAddOn {
    fn example() -> Self {
        Self { id: example_tenant(), add_on_id: super::give_add_on::example_id() }
    }
}
