//! What a tenant may use at present: its plan with its add-ons, and what the flags show.

use super::{AddOnGives, Feature, Features, LimitKind, PlanLimits, PlanTerms};
use crate::kernel::{Moment, Refusal};
use serde::{Deserialize, Serialize};

/// Where a tenant's own people see their plan and what the next one gives.
pub const WAY_OUT: &str = "/client/plan";

/// What a tenant may use at present. The server refuses by it, and the browser hides what is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Entitlements {
    /// The plan; `None`: the platform's own tenant, which is nobody's customer.
    pub plan: Option<HeldPlan>,
    /// The products and modules of the plan and its add-ons.
    pub features: Features,
    /// Those that a flag hides, whatever the plan.
    pub hidden: Features,
    /// How much of each thing, add-ons included.
    pub limits: PlanLimits,
    /// Grows with each change of plan and add-ons.
    pub revision: u32,
}

/// The plan that a tenant is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HeldPlan {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The version of it.
    pub version: u32,
    /// Until when it is being tried; `None`: it is no trial.
    pub trial_until: Option<Moment>,
}

impl Default for Entitlements {
    /// The whole of Portico without limits, as the platform's own tenant has it.
    fn default() -> Self {
        Self { plan: None, features: Features::ALL, hidden: Features::NONE, limits: PlanLimits::default(), revision: 0 }
    }
}

impl Entitlements {
    /// Of a plan's terms with add-ons.
    pub fn of(
        plan: HeldPlan,
        terms: PlanTerms,
        add_ons: impl IntoIterator<Item = AddOnGives>,
        hidden: Features,
        revision: u32,
    ) -> Self {
        let (features, limits) = (terms.features, terms.limits);
        let all = Self { plan: Some(plan), features, hidden, limits, revision };
        add_ons.into_iter().fold(all, Self::with)
    }

    fn with(mut self, gives: AddOnGives) -> Self {
        self.features = self.features.union(gives.feature.into_iter().collect());
        if let (Some(limit), Some(amount)) = (gives.limit, gives.amount) {
            self.limits = self.limits.raised(limit, amount);
        }
        self
    }

    /// Whether the feature is there to be used.
    pub const fn has(&self, feature: Feature) -> bool {
        self.features.contains(feature) && self.shows(feature)
    }

    /// Whether no flag hides the feature.
    pub const fn shows(&self, feature: Feature) -> bool {
        !self.hidden.contains(feature)
    }

    /// Whether the feature may be used.
    ///
    /// # Errors
    /// `feature_off` (404) where a flag hides it, as if it weren't there; `not_entitled` (403) where the plan hasn't it.
    pub fn require(&self, feature: Feature) -> Result<(), Refusal> {
        if !self.shows(feature) {
            return Err(Refusal::new(404, "feature_off").with("feature", feature.as_str()));
        }
        if !self.features.contains(feature) {
            return Err(self.refusal(403, "not_entitled").with("feature", feature.as_str()));
        }
        Ok(())
    }

    /// Whether `more` fit beside what is in use.
    ///
    /// # Errors
    /// The refusal of the limit, with limit, use, plan and the way out.
    pub fn room(&self, kind: LimitKind, used: u64, more: u64) -> Result<(), Refusal> {
        match self.limits.of(kind) {
            Some(max) if used.saturating_add(more) > max => Err(self.beyond(kind, max, used)),
            _ => Ok(()),
        }
    }

    /// The refusal of whoever is beyond a limit.
    pub fn beyond(&self, kind: LimitKind, max: u64, used: u64) -> Refusal {
        let (status, code) = kind.refusal();
        self.refusal(status, code).with("max", max).with("used", used)
    }

    fn refusal(&self, status: u16, code: &'static str) -> Refusal {
        let plan = self.plan.as_ref().map_or("", |plan| plan.name.as_str());
        Refusal::new(status, code).with("plan", plan).with("upgrade", WAY_OUT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basic() -> Entitlements {
        let plan = HeldPlan { code: "basic".into(), name: "Basic".into(), version: 1, trial_until: None };
        let terms = PlanTerms {
            features: Features::of(&[Feature::Files]),
            limits: PlanLimits { seats: Some(2), ..PlanLimits::default() },
            trial_days: 0,
        };
        Entitlements::of(plan, terms, [], Features::NONE, 1)
    }

    #[test]
    fn what_the_plan_hasnt_is_refused_with_the_way_out() {
        assert_eq!(basic().require(Feature::Files), Ok(()));
        let refusal = basic().require(Feature::AiRuns).unwrap_err();
        assert_eq!((refusal.status, refusal.code.as_ref()), (403, "not_entitled"));
        let named = ["feature", "plan", "upgrade"].map(|name| refusal.params[name].as_str());
        assert_eq!(named, ["ai_runs", "Basic", WAY_OUT]);
    }

    #[test]
    fn what_a_flag_hides_is_as_if_it_werent_there() {
        let hiding = Entitlements { hidden: Features::of(&[Feature::Files, Feature::AiRuns]), ..basic() };
        for feature in [Feature::Files, Feature::AiRuns] {
            assert_eq!(hiding.require(feature).unwrap_err().status, 404, "{}", feature.as_str());
            assert!(!hiding.has(feature));
        }
    }

    #[test]
    fn add_ons_add_a_feature_and_raise_a_limit() {
        let plan = basic().plan.unwrap();
        let terms = PlanTerms { limits: basic().limits, features: basic().features, trial_days: 0 };
        let gives = [
            AddOnGives::feature(Feature::AiRuns),
            AddOnGives::more(LimitKind::Seats, 3),
            AddOnGives::more(LimitKind::Clients, 3),
        ];
        let more = Entitlements::of(plan, terms, gives, Features::NONE, 1);
        assert!(more.has(Feature::AiRuns) && more.has(Feature::Files) && !more.has(Feature::Apps));
        assert_eq!((more.limits.seats, more.limits.clients), (Some(5), None));
    }

    #[test]
    fn a_limit_lets_in_what_fits_and_names_itself_beyond() {
        assert_eq!(basic().room(LimitKind::Seats, 1, 1), Ok(()));
        let refusal = basic().room(LimitKind::Seats, 2, 1).unwrap_err();
        assert_eq!((refusal.status, refusal.code.as_ref()), (403, "seats_used_up"));
        let named = ["max", "used", "plan", "upgrade"].map(|name| refusal.params[name].as_str());
        assert_eq!(named, ["2", "2", "Basic", WAY_OUT]);
        assert_eq!(basic().room(LimitKind::Clients, 1_000, 1), Ok(()), "no limit, no end");
        assert_eq!(Entitlements::default().room(LimitKind::Seats, u64::MAX, 1), Ok(()));
    }
}
