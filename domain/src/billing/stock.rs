//! The plans that an installation begins with.

use super::{Feature, Features, PlanLimits, PlanTerms};
use crate::kernel::TenantId;

/// The plan of tenants that have no subscription yet.
pub const STOCK_DEFAULT: &str = "basic";

/// Under which tenant the log keeps what is the platform's own and no tenant's: plans, and the defaults of flags.
pub const OF_PLATFORM: TenantId = TenantId(uuid::Uuid::nil());

/// A gigabyte.
const GB: u64 = 1_000_000_000;

/// Code, name and terms of each, the smallest first.
pub fn stock() -> Vec<(&'static str, &'static str, PlanTerms)> {
    use Feature::{AiRuns, ApiKeys, Apps, AuditLog, Files, OwnRoles};
    let basic = PlanTerms {
        features: Features::of(&[AiRuns, Files, ApiKeys]),
        limits: PlanLimits {
            seats: Some(10),
            storage_bytes: Some(5 * GB),
            calls_per_month: Some(100_000),
            requests_per_minute: Some(100),
            ai_tokens_per_month: Some(200_000),
            clients: Some(3),
        },
        trial_days: 0,
    };
    let pro = PlanTerms {
        features: Features::of(&[AiRuns, Files, ApiKeys, Apps, OwnRoles, AuditLog]),
        limits: PlanLimits {
            seats: Some(100),
            storage_bytes: Some(100 * GB),
            calls_per_month: Some(2_000_000),
            requests_per_minute: Some(500),
            ai_tokens_per_month: Some(5_000_000),
            clients: Some(25),
        },
        trial_days: 14,
    };
    let enterprise = PlanTerms {
        features: Features::ALL,
        limits: PlanLimits {
            storage_bytes: Some(2_000 * GB),
            requests_per_minute: Some(2_000),
            ai_tokens_per_month: Some(100_000_000),
            ..PlanLimits::default()
        },
        trial_days: 30,
    };
    vec![("basic", "Basic", basic), ("pro", "Pro", pro), ("enterprise", "Enterprise", enterprise)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::LimitKind;

    #[test]
    fn each_plan_gives_all_that_the_one_before_gives() {
        let plans = stock();
        assert_eq!(plans.iter().map(|plan| plan.0).collect::<Vec<_>>(), ["basic", "pro", "enterprise"]);
        for pair in plans.windows(2) {
            let (less, more) = (&pair[0].2, &pair[1].2);
            assert!(more.features.contains_all(less.features), "{}", pair[1].0);
            for kind in LimitKind::ALL {
                let most = |terms: &PlanTerms| terms.limits.of(*kind).unwrap_or(u64::MAX);
                assert!(most(more) >= most(less), "{} of {}", kind.as_str(), pair[1].0);
            }
        }
        let dedicated = plans.iter().map(|plan| plan.2.features.contains(Feature::DedicatedDatabase));
        assert_eq!(dedicated.collect::<Vec<_>>(), [false, false, true]);
        let a_minute = plans.iter().map(|plan| plan.2.limits.requests_per_minute).collect::<Vec<_>>();
        assert_eq!(a_minute, [Some(100), Some(500), Some(2_000)]);
    }
}
