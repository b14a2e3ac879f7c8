use super::Feature;
use crate::kernel::{Example, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every feature's flag: what holds for everybody, and for which tenants something else.
#[operation(query, billing, rest = GET "/flags", needs = ReadPlans, reach = Platform, output = FlagsState)]
#[derive(Default)]
pub struct Flags {}

/// Every feature's flag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FlagsState {
    /// One for each feature.
    pub flags: Vec<FlagRow>,
}

/// A feature's flag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FlagRow {
    /// The feature.
    pub feature: Feature,
    /// Whether everybody sees it for whom nothing else was said.
    pub is_on: bool,
    /// How many tenants have a flag of their own.
    pub overridden: u64,
    /// The first hundred of them, by name.
    pub overrides: Vec<FlagOverride>,
}

/// What holds for one tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FlagOverride {
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its name.
    pub tenant_name: String,
    /// Whether it sees the feature.
    pub is_on: bool,
}

impl Example for Flags {
    fn example() -> Self {
        Self {}
    }
}
