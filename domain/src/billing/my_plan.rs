use super::{AddOnGives, Feature, Features, HeldPlan, LimitKind, PlanLimits};
use crate::kernel::{AddOnId, Example, Moment, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The plan of one's own tenant with its add-ons, how much of each limit is in use, and what the next plan would give.
#[operation(query, billing, rest = GET "/plan", needs = ReadSubscription, output = PlanStanding)]
#[derive(Default)]
pub struct MyPlan {}

/// How a tenant stands with its plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanStanding {
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its plan; `null`: the platform's own tenant, which has everything.
    pub plan: Option<HeldPlan>,
    /// The number of the plan's newest version.
    pub newest_version: Option<u32>,
    /// Every product and module, and whether the tenant has it.
    pub features: Vec<FeatureStanding>,
    /// Every limit with its use.
    pub limits: Vec<LimitUse>,
    /// What it has beside its plan, the oldest first.
    pub add_ons: Vec<AddOnRow>,
    /// The next larger plan.
    pub next: Option<PlanOffer>,
}

/// Whether a tenant has a product or module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FeatureStanding {
    /// Which.
    pub feature: Feature,
    /// Whether plan or add-ons give it.
    pub is_entitled: bool,
    /// Whether flags show it.
    pub is_shown: bool,
}

/// How much of a limit is in use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct LimitUse {
    /// Of what.
    pub kind: LimitKind,
    /// The limit; `null`: there is none.
    pub max: Option<u64>,
    /// What is in use; `null` where it isn't counted up, as with requests a minute.
    pub used: Option<u64>,
    /// When the count begins anew; `null` where it doesn't.
    pub resets_at: Option<Moment>,
}

/// Something that a tenant has beside its plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AddOnRow {
    /// Its id.
    pub id: AddOnId,
    /// What people call it.
    pub name: String,
    /// What it gives.
    pub gives: AddOnGives,
    /// Since when.
    pub given_at: Moment,
}

/// A plan that a tenant could have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanOffer {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The products and modules that the tenant hasn't now.
    pub features: Features,
    /// How much of each thing.
    pub limits: PlanLimits,
    /// For how many days it can be tried.
    pub trial_days: u16,
}

impl Example for MyPlan {
    fn example() -> Self {
        Self {}
    }
}
