use super::change_plan::example_tenant;
use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// Lets a tenant try a plan for as many days as the plan says. Afterwards it is where it was before.
#[operation(command, billing, rest = POST "/tenants/{id}/trial", needs = ManagePlans, reach = Platform, danger)]
pub struct StartTrial {
    /// The tenant.
    pub id: TenantId,
    /// The plan's code.
    #[garde(length(chars, min = 1, max = 40), custom(super::code))]
    pub plan: String,
}

impl Example for StartTrial {
    fn example() -> Self {
        Self { id: example_tenant(), plan: "enterprise".into() }
    }
}
