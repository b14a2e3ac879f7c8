use super::{Feature, Features, PlanLimits};
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes a plan with its first version.
#[operation(command, billing, rest = POST "/plans", needs = ManagePlans, reach = Platform, output = PlanMade, creates, danger)]
pub struct CreatePlan {
    /// What operations name it by, for good: 2 to 40 small letters, digits and hyphens.
    #[garde(length(chars, min = 2, max = 40), custom(super::code))]
    pub code: String,
    /// What people call it, 2 to 60 characters.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// The products and modules in it; none unless told.
    pub features: Option<Features>,
    /// How much of each thing; what isn't named has no limit.
    #[garde(dive)]
    pub limits: Option<PlanLimits>,
    /// For how many days it can be tried; not at all unless told.
    #[garde(inner(range(max = 365)))]
    pub trial_days: Option<u16>,
}

/// The plan can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanMade {
    /// Its code.
    pub id: String,
    /// The number of its newest version.
    pub version: u32,
}

impl Example for CreatePlan {
    fn example() -> Self {
        Self {
            code: "team".into(),
            name: "Team".into(),
            features: Some(Features::of(&[Feature::AiRuns, Feature::Files, Feature::ApiKeys])),
            limits: Some(example_limits()),
            trial_days: Some(14),
        }
    }
}

pub(super) fn example_limits() -> PlanLimits {
    PlanLimits {
        seats: Some(25),
        storage_bytes: Some(20_000_000_000),
        requests_per_minute: Some(250),
        ..PlanLimits::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn a_code_is_written_in_small_letters() {
        let wrong = CreatePlan { code: "Team 1".into(), ..CreatePlan::example() };
        let refusal = validate(&wrong).unwrap_err();
        assert_eq!(refusal.fault_of("code").unwrap().code, "not_a_code");
        let limits = Some(PlanLimits { requests_per_minute: Some(0), ..PlanLimits::default() });
        let refusal = validate(&CreatePlan { limits, ..CreatePlan::example() }).unwrap_err();
        assert_eq!(refusal.fields[0].field, "limits.requestsPerMinute");
    }
}
