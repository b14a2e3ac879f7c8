use super::{Setting, SettingSource};
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The settings of one's own tenant: what holds, where it comes from, and what would hold without a value of its own.
#[operation(query, tenancy, rest = GET "/tenant/settings", needs = ReadOrganisation, output = SettingList)]
pub struct TenantSettings {}

/// The settings of the platform, which hold for every tenant that has none of its own.
#[operation(query, tenancy, rest = GET "/platform/settings", needs = ManagePlatformSettings, reach = Platform, output = SettingList)]
pub struct PlatformSettings {}

/// Settings, in the order of their register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SettingList {
    /// Those that can be changed here.
    pub settings: Vec<SettingView>,
}

/// One setting as it is at present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SettingView {
    /// Which one.
    pub setting: Setting,
    /// The value that holds: `true`, `14`, `ko`, `Europe/Berlin`.
    pub value: String,
    /// Where it comes from.
    pub source: SettingSource,
    /// The value that holds once the own one is taken back.
    pub fallback: String,
}

impl Example for TenantSettings {
    fn example() -> Self {
        Self {}
    }
}

impl Example for PlatformSettings {
    fn example() -> Self {
        Self {}
    }
}
