use super::PlanTerms;
use crate::kernel::{Example, Moment};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One plan with all its versions.
#[operation(query, billing, rest = GET "/plans/{code}", needs = ReadPlans, reach = Platform, output = PlanDetail)]
pub struct ShowPlan {
    /// The plan's code.
    #[garde(length(chars, max = 40), custom(super::code))]
    pub code: String,
}

/// A plan with all its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanDetail {
    /// What operations name it by.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Whether nobody is given it any more.
    pub is_retired: bool,
    /// When it was made.
    pub created_at: Moment,
    /// Its versions, the newest first.
    pub versions: Vec<PlanVersion>,
}

/// A version of a plan. What was published stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanVersion {
    /// Its number, from 1.
    pub number: u32,
    /// What it gives.
    #[serde(flatten)]
    pub terms: PlanTerms,
    /// When it was published.
    pub published_at: Moment,
    /// The tenants that are on it by a subscription.
    pub tenants: u64,
}

impl Example for ShowPlan {
    fn example() -> Self {
        Self { code: "pro".into() }
    }
}
