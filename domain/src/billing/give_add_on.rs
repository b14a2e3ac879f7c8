use super::change_plan::example_tenant;
use super::{Feature, LIMIT_MOST, LimitKind};
use crate::kernel::{AddOnId, Example, TenantId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives a tenant something beside its plan: one product or module more, or more of one thing.
#[operation(command, billing, rest = POST "/tenants/{id}/add-ons", needs = ManagePlans, reach = Platform, output = AddOnMade, creates, danger)]
pub struct GiveAddOn {
    /// The tenant.
    pub id: TenantId,
    /// What people call it, 2 to 60 characters.
    #[garde(length(chars, min = 2, max = 60), custom(rules::line))]
    pub name: String,
    /// The product or module that it adds; without one it raises a limit.
    pub feature: Option<Feature>,
    /// The limit that it raises.
    pub limit: Option<LimitKind>,
    /// By how much.
    #[garde(inner(range(min = 1, max = LIMIT_MOST)))]
    pub amount: Option<u64>,
}

/// The tenant has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AddOnMade {
    /// Its id.
    pub id: AddOnId,
}

impl Example for GiveAddOn {
    fn example() -> Self {
        Self {
            id: example_tenant(),
            name: "Five seats".into(),
            feature: None,
            limit: Some(LimitKind::Seats),
            amount: Some(5),
        }
    }
}

pub(super) const fn example_id() -> AddOnId {
    AddOnId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0031))
}
