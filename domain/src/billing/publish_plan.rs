use super::{Feature, Features, PlanLimits, PlanMade};
use crate::kernel::Example;
use domain_macros::operation;

/// Publishes another version of a plan. Tenants stay on the version that they have until they are moved; the same terms
/// again are no new version.
#[operation(command, billing, rest = POST "/plans/{code}/versions", needs = ManagePlans, reach = Platform, output = PlanMade, danger)]
pub struct PublishPlan {
    /// The plan's code.
    #[garde(length(chars, max = 40), custom(super::code))]
    pub code: String,
    /// The products and modules in it; none unless told.
    pub features: Option<Features>,
    /// How much of each thing; what isn't named has no limit.
    #[garde(dive)]
    pub limits: Option<PlanLimits>,
    /// For how many days it can be tried; not at all unless told.
    #[garde(inner(range(max = 365)))]
    pub trial_days: Option<u16>,
}

impl Example for PublishPlan {
    fn example() -> Self {
        Self {
            code: "team".into(),
            features: Some(Features::of(&[Feature::AiRuns, Feature::Files, Feature::ApiKeys, Feature::Apps])),
            limits: Some(super::create_plan::example_limits()),
            trial_days: Some(30),
        }
    }
}
