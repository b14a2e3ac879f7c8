use super::change_plan::example_tenant;
use super::{Feature, FlagSetting};
use crate::kernel::{Example, TenantId};
use domain_macros::operation;

/// Shows a feature to one tenant or hides it there, whatever holds for everybody. It holds from the next request on.
#[operation(command, billing, rest = PUT "/tenants/{id}/flags/{feature}", needs = ManageFlags, reach = Platform, idempotent, danger)]
pub struct SetTenantFlag {
    /// The tenant.
    pub id: TenantId,
    /// The feature.
    pub feature: Feature,
    /// Whether it is shown; without it: as for everybody.
    pub setting: Option<FlagSetting>,
}

impl Example for SetTenantFlag {
    fn example() -> Self {
        Self { id: example_tenant(), feature: Feature::AiRuns, setting: Some(FlagSetting::Hidden) }
    }
}
