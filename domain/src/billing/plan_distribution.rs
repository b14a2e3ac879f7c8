use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How many active tenants are on each plan. The slices add up to the number of active tenants.
#[operation(query, billing, rest = GET "/plan-distribution", needs = ReadPlans, reach = Platform, output = Distribution)]
#[derive(Default)]
pub struct PlanDistribution {}

/// How many active tenants are on each plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// Active tenants.
    pub tenants: u64,
    /// One for each plan, and one for the platform's own tenant.
    pub slices: Vec<PlanSlice>,
}

/// The active tenants of one plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanSlice {
    /// The plan's code; `null`: the platform's own.
    pub code: Option<String>,
    /// What people call the plan.
    pub name: Option<String>,
    /// How many are on it, on trial too.
    pub tenants: u64,
}

impl Example for PlanDistribution {
    fn example() -> Self {
        Self {}
    }
}
