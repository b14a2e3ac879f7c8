use super::PlanTerms;
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The plans that anybody can be given today, each with its newest version: what is in it, and how much. Prices are agreed
/// with each tenant, so that there are none here.
#[operation(query, billing, rest = GET "/billing/plans", needs = Public, output = OfferedPlanList)]
pub struct OfferedPlans {}

/// The plans on offer, in the order in which they were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OfferedPlanList {
    /// The plans.
    pub plans: Vec<OfferedPlan>,
}

/// A plan on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OfferedPlan {
    /// What operations name it by.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The number of its newest version.
    pub version: u32,
    /// What that gives.
    #[serde(flatten)]
    pub terms: PlanTerms,
}

impl Example for OfferedPlans {
    fn example() -> Self {
        Self {}
    }
}
