use super::PlanStanding;
use super::change_plan::example_tenant;
use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// A tenant's plan with its add-ons, and how much of each limit is in use.
#[operation(query, billing, rest = GET "/tenants/{id}/plan", needs = ReadPlans, reach = Platform, output = PlanStanding)]
pub struct TenantPlan {
    /// The tenant.
    pub id: TenantId,
}

impl Example for TenantPlan {
    fn example() -> Self {
        Self { id: example_tenant() }
    }
}
